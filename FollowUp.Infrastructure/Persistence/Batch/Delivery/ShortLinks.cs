using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;

namespace FollowUp.Infrastructure.Persistence.Batch.Delivery;

/// <summary>Stores the short links of messages that are about to leave, in one statement for all of them.</summary>
internal static class ShortLinks
{
    /// <summary>
    /// What is handed over again finds its own codes there. A code that belongs to another message must not leave: whose it
    /// would have been goes back into the queue with another token, of which other codes come.
    /// </summary>
    /// <returns>Messages that do not leave now.</returns>
    public static async Task<IReadOnlyList<Guid>> AddAsync(BatchSession session, IIdSource ids, IReadOnlyList<ReadyMessage> going, CancellationToken cancellationToken)
    {
        var rows = going.SelectMany(ready => ShortLinkRow.Of(ready.Message.Id, ready.Message.OrganizationId, ready.Message.Token, ready.Links)).ToList();
        if (await session.InsertAsync("ShortLinks", rows, cancellationToken, "t.\"Code\" = r.\"Code\"") == rows.Count)
        {
            return [];
        }

        var taken = (await session.QueryAsync(
            $"""SELECT r."MessageId" FROM {session.Dialect.Rows<ShortLinkRow>()} AS r JOIN "ShortLinks" AS s ON s."Code" = r."Code" WHERE s."MessageId" <> r."MessageId" """,
            reader => reader.GetGuid(0), cancellationToken, ("rows", RowJson.Write(rows)))).Distinct().ToList();
        if (taken.Count > 0)
        {
            await session.ExecuteAsync(
                $"""
                UPDATE "Messages" SET "State" = 1, "Token" = r."NewToken", "LeaseId" = NULL, "LeaseUntil" = NULL
                FROM {session.Dialect.Rows<NewTokenRow>()} AS r WHERE "Messages"."Id" = r."Key" AND {Dialect.Checked("State")} = 3
                """,
                cancellationToken, ("rows", RowJson.Write(taken.Select(id => new NewTokenRow(id, ids.NewToken())))));
        }

        return taken;
    }
}
