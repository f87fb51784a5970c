using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Delivery.Gates.Frequency;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Delivery;

/// <summary>
/// What contacts have got lately, in one query for all of them; none where nobody has a cap. It steps into the index of a
/// contact's messages, which is there for its history: a cap costs a hand-over no index of its own. Several workers keep to
/// a cap as they keep to limits (<see cref="SendAllowances"/>): each counts after its claim is committed, and what others
/// have claimed counts as about to leave, so of two the later sees all of the earlier.
/// </summary>
internal static class ContactSends
{
    /// <summary>A message leaves at most so long after it was planned, retries by hand included.</summary>
    private static readonly Duration LongestWay = Duration.FromDays(31);

    /// <summary>
    /// Of each contact and channel the newest that any cap can ask for. States: 2 queued, 3 sending, 4 sent, 5 delivered,
    /// 10 unknown. Origin 1: enrollments; lane 1: transactional.
    /// </summary>
    /// <param name="but">A condition on alias m for messages that do not count.</param>
    internal static string Sql(Dialect dialect, string but = "") => $"""
        SELECT x."ContactId", x."Channel", x."At"
        FROM (
            SELECT m."ContactId", m."Channel", CASE WHEN m."State" = 2 THEN NULL ELSE COALESCE(m."HandedAt", m."SentAt") END AS "At",
                   ROW_NUMBER() OVER (PARTITION BY m."ContactId", m."Channel" ORDER BY CASE WHEN m."State" = 2 THEN 0 ELSE 1 END, COALESCE(m."HandedAt", m."SentAt") DESC) AS "Place"
            FROM "Messages" AS m
            WHERE {dialect.OneOf("m.ContactId")} AND m."PlannedAt" > @planned AND m."Origin" = 1 AND m."Lane" <> 1
                AND ((m."State" IN (3, 4, 5, 10) AND COALESCE(m."HandedAt", m."SentAt") > @since) OR (m."State" = 2 AND m."LeaseId" <> @lease)){but}
        ) AS x
        WHERE x."Place" <= @most
        """;

    /// <param name="lease">Of the batch: what it holds itself does not count.</param>
    /// <returns>Null where no organization of the batch has a cap.</returns>
    public static async Task<FrequencyTally?> LoadAsync(
        BatchSession session, Guid lease, IEnumerable<QueuedMessage> messages, IReadOnlyDictionary<Guid, OrganizationSending> organizations, Instant now, CancellationToken cancellationToken)
    {
        var caps = organizations.Where(pair => pair.Value.Rules.Caps is { Count: > 0 }).ToDictionary(pair => pair.Key, pair => pair.Value.Rules.Caps!);
        var contacts = messages.Where(message => message.Contact is not null && FrequencyGate.Counts(message.Origin, message.Lane) && caps.ContainsKey(message.OrganizationId))
            .Select(message => message.Contact!.Id).Distinct().ToList();
        return contacts.Count == 0 ? null : new FrequencyTally(caps, await ReadAsync(session, lease, contacts, caps.Values.Max(mine => mine.Max(cap => cap.Most)), now - CapWords.Longest, "", cancellationToken));
    }

    /// <param name="most">Of each contact and channel, the newest.</param>
    /// <param name="since">What left before is not read.</param>
    public static Task<List<ContactSend>> ReadAsync(
        BatchSession session, Guid lease, IReadOnlyCollection<Guid> contacts, int most, Instant since, string but, CancellationToken cancellationToken,
        params (string Name, object? Value)[] more)
        => session.QueryAsync(
            Sql(session.Dialect, but), reader => new ContactSend(reader.GetGuid(0), (Channel)reader.GetInt32(1), reader.AtOrNull(2)), cancellationToken,
            [("rows", RowJson.Write(contacts.Select(contact => new KeyRow(contact)))), ("lease", lease), ("since", since), ("planned", since - LongestWay), ("most", most), .. more]);
}
