using FollowUp.Core.Templates.WhatsApp;

namespace FollowUp.Core.Delivery;

/// <summary>An approved template in every account that has it: of the same name and language.</summary>
/// <param name="Chosen">The one that was picked; null when its row is gone.</param>
/// <param name="Values">Keys that are filled in.</param>
public sealed record ApprovedStanding(ApprovedTemplate? Chosen, IReadOnlyList<ApprovedTemplate> Same, IReadOnlyCollection<string> Values)
{
    private IReadOnlyDictionary<Guid, ApprovedWay>? ways;

    /// <summary>How each account that may send it does, by the account's id. Found once for all messages of a batch.</summary>
    public IReadOnlyDictionary<Guid, ApprovedWay> Ways => ways ??= Find();

    /// <summary>The picked one goes before another of its name in the same account; one with other places to fill in is another template.</summary>
    private Dictionary<Guid, ApprovedWay> Find()
        => Same.Where(one => one.Status == ApprovalStatus.Approved)
            .Select(one => new ApprovedWay(one, one.Read()))
            .Where(way => way.Content.Unfit is null && way.Content.Keys.All(Values.Contains))
            .GroupBy(way => way.Row.AccountId)
            .ToDictionary(group => group.Key, group => group.OrderBy(way => way.Row.Id == Chosen?.Id ? 0 : 1).ThenBy(way => way.Row.Id).First());
}

/// <summary>An approved template as one account has it.</summary>
public sealed record ApprovedWay(ApprovedTemplate Row, ApprovedContent Content);
