using FollowUp.Core.Templates.WhatsApp;

namespace FollowUp.Core.Delivery;

/// <summary>An approved template in every account that has it: of the same name and language.</summary>
/// <param name="Chosen">The one that was picked; null when its row is gone.</param>
/// <param name="Values">Keys that are filled in.</param>
public sealed record ApprovedStanding(ApprovedTemplate? Chosen, IReadOnlyList<ApprovedTemplate> Same, IReadOnlyCollection<string> Values)
{
    private IReadOnlyDictionary<Guid, ApprovedContent>? ways;

    /// <summary>What it consists of in each account that may send it, by the account's id.</summary>
    public IReadOnlyDictionary<Guid, ApprovedContent> Ways => ways ??= Find();

    /// <summary>The row of an account that may send it.</summary>
    public ApprovedTemplate Of(Guid accountId) => Usable(accountId).First();

    private Dictionary<Guid, ApprovedContent> Find()
        => Same.Select(one => one.AccountId).Distinct().Where(id => Usable(id).Any()).ToDictionary(id => id, id => Usable(id).First().Read());

    /// <summary>The picked one goes before another of its name in the same account; one with other places to fill in is another template.</summary>
    private IEnumerable<ApprovedTemplate> Usable(Guid accountId)
        => Same.Where(one => one.AccountId == accountId && one.Status == ApprovalStatus.Approved)
            .Where(one => one.Read() is { Unfit: null } content && content.Keys.All(Values.Contains))
            .OrderBy(one => one.Id == Chosen?.Id ? 0 : 1).ThenBy(one => one.Id);
}
