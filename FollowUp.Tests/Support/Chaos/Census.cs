using FollowUp.Core.Delivery;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Batch;

namespace FollowUp.Tests.Support.Chaos;

/// <summary>Where all messages stand at one moment.</summary>
/// <param name="Asked">Steps that ran and planned a message.</param>
internal sealed record Census(long Asked, IReadOnlyList<Census.Group> Groups)
{
    // One statement, so that all of it is of one moment.
    private const string Sql = """
        SELECT m."Origin", m."State", COUNT(*), SUM(CASE WHEN m."OnlyAccountId" IS NULL THEN 0 ELSE 1 END) FROM "Messages" AS m GROUP BY m."Origin", m."State"
        UNION ALL SELECT 0, 0, COUNT(*), 0 FROM "Executions" AS x WHERE x."Step" = 'ask_email'
        """;

    public static async Task<Census> TakeAsync(Database database)
    {
        await using var context = database.Open(DataScope.All);
        var rows = await new BatchSession(context, database.Dialect).QueryAsync(
            Sql, reader => (Origin: reader.GetInt32(0), State: reader.GetInt32(1), Count: reader.GetInt64(2), Only: reader.GetInt64(3)), CancellationToken.None);
        return new Census(
            rows.Where(row => row.Origin == 0).Sum(row => row.Count),
            [.. rows.Where(row => row.Origin != 0).Select(row => new Group((OriginKind)row.Origin, (MessageState)row.State, row.Count, row.Only))]);
    }

    public long Moving => In(MessageState.Planned, MessageState.Queued, MessageState.Sending);

    public long In(params MessageState[] states) => Groups.Where(group => states.Contains(group.State)).Sum(group => group.Count);

    /// <summary>What cannot be, whatever has happened; empty when the books are in order.</summary>
    /// <param name="written">Messages that were written without a step, before and after the census.</param>
    /// <param name="reached">Addresses to which a provider had taken something, before and after the census.</param>
    public IEnumerable<string> Problems((int Before, int After) written, (int Before, int After) reached)
    {
        var states = string.Join(" + ", Groups.GroupBy(group => group.State).OrderBy(group => group.Key).Select(group => $"{group.Sum(one => one.Count)} {group.Key}"));
        var ofSteps = Groups.Where(group => group.Origin == OriginKind.Enrollment).Sum(group => group.Count);
        if (ofSteps != Asked)
        {
            yield return $"{Asked} messages were planned by steps, but there are {ofSteps} of them ({states}).";
        }

        var others = Groups.Where(group => group.Origin != OriginKind.Enrollment).Sum(group => group.Count);
        if (others < written.Before || others > written.After)
        {
            yield return $"{written.Before} to {written.After} messages were written, but there are {others} of them ({states}).";
        }

        if (Groups.FirstOrDefault(group => !Enum.IsDefined(group.State)) is { } stray)
        {
            yield return $"{stray.Count} messages are in a state that does not exist ({states}).";
        }

        var sent = In(MessageState.Sent, MessageState.Delivered);
        if (sent > reached.After)
        {
            yield return $"{sent} messages are said to be sent, but providers took {reached.After} ({states}).";
        }

        var maybe = sent + In(MessageState.Sending, MessageState.Unknown)
            + Groups.Where(group => group.State is MessageState.Planned or MessageState.Queued or MessageState.Failed).Sum(group => group.BoundToAccount);
        if (maybe < reached.Before)
        {
            yield return $"Providers took {reached.Before} messages, but only {maybe} are known as sent or in doubt ({states}).";
        }
    }

    /// <param name="BoundToAccount">Those that only one account may take, because it may have taken them already.</param>
    internal sealed record Group(OriginKind Origin, MessageState State, long Count, long BoundToAccount);
}
