using FollowUp.Core.Delivery.DeadLetters;

namespace FollowUp.Web.Endpoints;

/// <summary>A message that is not going to be sent by itself.</summary>
/// <param name="Kind"><c>refused</c>, <c>exhausted</c>, <c>bounced</c>, <c>expired</c>, <c>unknown</c> or <c>givenup</c>.</param>
/// <param name="Origin"><c>enrollment</c>, <c>system</c> or <c>test</c>.</param>
/// <param name="At">When it was last due.</param>
/// <param name="Retryable">It can go back in the queue.</param>
internal sealed record DeadLetterAnswer(
    Guid Id, string Kind, string Channel, string Origin, Guid OriginId, Guid? ContactId, string? Contact, string? Address, string? Provider, string? Account, int AttemptCount,
    string? Error, DateTimeOffset At, bool Retryable, DateTimeOffset? DismissedAt)
{
    public static DeadLetterAnswer Of(DeadLetter row) => new(
        row.Id, ApiText.Of(row.Kind), ApiText.Of(row.Channel), ApiText.Of(row.Origin), row.OriginId, row.ContactId, row.Contact, row.Address, row.Provider, row.Account, row.AttemptCount,
        row.Error, row.At.ToDateTimeOffset(), row.MayRetry, row.DismissedAt?.ToDateTimeOffset());
}

/// <summary>Dead letters with one cause.</summary>
/// <param name="Group">Names the group to the list, to retry and to dismiss.</param>
internal sealed record DeadLetterGroupAnswer(string Group, string Kind, string Channel, string? Provider, string Reason, int Count, int Retryable, DateTimeOffset Newest)
{
    public static DeadLetterGroupAnswer Of(DeadLetterGroup group) => new(
        group.Key.ToString(), ApiText.Of(group.Key.Kind), ApiText.Of(group.Key.Channel), group.Key.Provider, group.Reason, group.Count, group.Retryable, group.Newest.ToDateTimeOffset());
}

/// <summary>How many messages something was done to.</summary>
internal sealed record CountAnswer(int Count);

/// <summary>Which dead letters are meant: their ids, at most 500, or a group.</summary>
internal sealed record DeadLetterChoice(IReadOnlyList<Guid>? Ids, string? Group)
{
    private const int Most = 500;

    /// <exception cref="FollowUp.Core.Kernel.InputException">Neither or both are given, or what is given cannot be taken.</exception>
    public DeadLetterFilter ToFilter()
    {
        if (Ids is null == Group is null)
        {
            throw new Core.Kernel.InputException("ids", "give either ids or a group");
        }

        return Ids switch
        {
            null => new DeadLetterFilter(Group: DeadLetterListQuery.ReadGroup(Group!)),
            { Count: 0 or > Most } => throw new Core.Kernel.InputException("ids", $"must be 1 to {Most} ids"),
            _ => new DeadLetterFilter(Ids: Ids),
        };
    }
}

/// <summary>What became of a message in doubt.</summary>
/// <param name="Outcome"><c>sent</c>, <c>again</c> or <c>failed</c>.</param>
internal sealed record SettleBody(string? Outcome);
