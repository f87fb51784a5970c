using FollowUp.Core.Events;
using FollowUp.Core.Kernel;
using FollowUp.Core.Segments;
using FollowUp.Infrastructure.Persistence.Batch.Engine;
using FollowUp.Infrastructure.Persistence.Batch.Intake;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Segments;

/// <summary>Finds who of many contacts came into the watched segments and who left, and asks for the entries that follow: eight queries, however many contacts.</summary>
internal sealed class SegmentMembers(SegmentFacts facts, IIdSource ids)
{
    /// <summary>As stored with the events that ask for entries.</summary>
    private const string Source = "segment";

    /// <param name="watches">Of one organization, all of the segments that are to be looked at.</param>
    /// <param name="passing">The watch whose first look at all contacts this is.</param>
    /// <param name="newcomers">Contacts that were not there when it began.</param>
    /// <returns>How many entries were asked for.</returns>
    public async Task<int> UpdateAsync(
        FollowUpDbContext context, BatchSession session, IReadOnlyList<Guid> contactIds, IReadOnlyList<SegmentWatch> watches, SegmentWatch? passing,
        IReadOnlySet<Guid> newcomers, Instant now, CancellationToken cancellationToken)
    {
        if (contactIds.Count == 0 || watches.Count == 0)
        {
            return 0;
        }

        var organizationId = watches[0].OrganizationId;
        var rules = await SegmentRules.GetAsync(context, [.. watches.Select(watch => watch.SegmentId).Distinct()], cancellationToken);
        var known = await facts.LoadAsync(context, session, organizationId, contactIds, rules.Values, now, cancellationToken);
        var members = await MembersAsync(session, contactIds, cancellationToken);
        var (joined, left, entries) = (new List<MemberRow>(), new List<KeyRow>(), new List<AskedEntryRow>());
        foreach (var (segmentId, rule) in rules)
        {
            var own = watches.Where(watch => watch.SegmentId == segmentId).ToList();
            foreach (var contactId in contactIds)
            {
                Guid? member = members.TryGetValue((segmentId, contactId), out var found) ? found : null;
                var verdict = SegmentEntries.Decide(rule, known[contactId], member is not null, own, passing, newcomers.Contains(contactId));
                if (!verdict.Inside)
                {
                    left.AddRange(member is { } gone ? [new KeyRow(gone)] : []);
                    continue;
                }

                var entry = member ?? ids.NewId();
                joined.AddRange(member is null ? [new MemberRow(entry, organizationId, segmentId, contactId, now)] : []);
                entries.AddRange(verdict.Sequences.Select(sequenceId => new AskedEntryRow(
                    ids.NewId(), organizationId, Source, $"{sequenceId:N}/{entry:N}", EntryRequest.Type, now, now, contactId,
                    Json.Write(new EntryRequest(sequenceId, $"segment:{segmentId:D}:{entry:D}")), 0)));
            }
        }

        await WriteAsync(session, joined, left, cancellationToken);
        return await AskedEntryRow.InsertAsync(session, entries, cancellationToken);
    }

    private static async Task<Dictionary<(Guid Segment, Guid Contact), Guid>> MembersAsync(BatchSession session, IReadOnlyList<Guid> contactIds, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            $"""SELECT m."SegmentId", m."ContactId", m."Id" FROM "SegmentMembers" AS m INNER JOIN {session.Dialect.Rows<KeyRow>()} AS r ON m."ContactId" = r."Key" """,
            reader => (Segment: reader.GetGuid(0), Contact: reader.GetGuid(1), Id: reader.GetGuid(2)), cancellationToken,
            ("rows", RowJson.Write(contactIds.Select(id => new KeyRow(id)))));
        return rows.ToDictionary(row => (row.Segment, row.Contact), row => row.Id);
    }

    private static async Task WriteAsync(BatchSession session, List<MemberRow> joined, List<KeyRow> left, CancellationToken cancellationToken)
    {
        await session.InsertAsync("SegmentMembers", joined, cancellationToken, "t.\"ContactId\" = r.\"ContactId\" AND t.\"SegmentId\" = r.\"SegmentId\"");
        if (left.Count > 0)
        {
            await session.ExecuteAsync(
                $"""DELETE FROM "SegmentMembers" WHERE {session.Dialect.OneOf("Id")}""",
                cancellationToken, ("rows", RowJson.Write(left)));
        }
    }

    private sealed record MemberRow(Guid Id, Guid OrganizationId, Guid SegmentId, Guid ContactId, Instant Since);
}
