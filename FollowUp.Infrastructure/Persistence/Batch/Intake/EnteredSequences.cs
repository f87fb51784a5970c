using FollowUp.Core.Engine;
using FollowUp.Core.Intake;
using FollowUp.Core.Kernel;
using FollowUp.Core.Segments;
using FollowUp.Infrastructure.Persistence.Batch.Engine;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Intake;

/// <summary>Enrolls contacts in the sequences that listen to a batch of events.</summary>
internal sealed class EnteredSequences(BatchSession session, IIdSource ids, PersonFacts people, EventBatch batch, Instant now)
{
    /// <param name="contacts">Contact by event id.</param>
    /// <param name="segments">Rules of the segments that filters ask for.</param>
    /// <param name="services">Delays of service types by organization, where a sequence waits for them.</param>
    /// <returns>What came of each event that some sequence listens to, by event id.</returns>
    public async Task<Dictionary<Guid, Entered>> WriteAsync(
        IReadOnlyList<ReadEvent> events, IReadOnlyDictionary<Guid, Guid> contacts, IReadOnlyDictionary<Guid, Rule> segments, IReadOnlyDictionary<Guid, ServiceDelays> services,
        CancellationToken cancellationToken)
    {
        var heard = events.Where(Listened).ToList();
        if (heard.Count == 0)
        {
            return [];
        }

        var contactIds = heard.Select(read => contacts[read.Event.Id]).Distinct().ToList();
        var persons = await people.LoadAsync(session, contactIds, cancellationToken);
        var history = await HistoryAsync(contactIds, cancellationToken);
        var plans = new List<(ReadEvent Read, EntryPlan Plan, List<NewEnrollmentRow> Rows)>();
        foreach (var read in heard)
        {
            var contactId = contacts[read.Event.Id];
            var person = persons.GetValueOrDefault(contactId, Person.Unknown);
            var facts = RuleFacts.None with { Now = now, Fields = person.Fields, Attributes = person.Attributes, Tags = person.Tags, Services = services.GetValueOrDefault(read.Event.OrganizationId, ServiceDelays.None) };
            var known = history.TryGetValue(contactId, out var found) ? found : history[contactId] = [];
            var plan = EntryPlanner.Plan(
                read, batch.Sequences[read.Event.OrganizationId], facts with { Segments = SegmentRules.Of(segments, segments.Keys, facts) },
                known.ToDictionary(pair => pair.Key, pair => new EntryHistory(pair.Value)));
            plans.Add((read, plan, [.. plan.Entries.Select(entry => Row(read, contactId, entry))]));
            Remember(known, plans[^1]);
        }

        return await InsertAsync(plans, cancellationToken);
    }

    private bool Listened(ReadEvent read)
        => batch.Sequences.TryGetValue(read.Event.OrganizationId, out var entries)
            && (read.Entry is not null || entries.Any(entry => entry.Flow.Trigger?.Event == read.Event.Type));

    private async Task<Dictionary<Guid, Dictionary<Guid, List<EarlierEntry>>>> HistoryAsync(List<Guid> contactIds, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            $"""
            SELECT e."ContactId", e."SequenceId", e."Id", e."Subject", e."Pass", e."Status", e."EnteredAt" FROM "Enrollments" AS e
            INNER JOIN {session.Dialect.Rows<KeyRow>()} AS r ON e."ContactId" = r."Key"
            """,
            reader => (Contact: reader.GetGuid(0), Sequence: reader.GetGuid(1), Entry: new EarlierEntry(
                reader.GetGuid(2), reader.GetString(3), reader.GetInt32(4), (EnrollmentStatus)reader.GetInt32(5) is EnrollmentStatus.Active or EnrollmentStatus.Held, reader.At(6))),
            cancellationToken, ("rows", RowJson.Write(contactIds.Select(id => new KeyRow(id)))));
        return rows.GroupBy(row => row.Contact).ToDictionary(
            group => group.Key, group => group.GroupBy(row => row.Sequence).ToDictionary(one => one.Key, one => one.Select(row => row.Entry).ToList()));
    }

    /// <summary>A second event of the batch sees what the first one made.</summary>
    private void Remember(Dictionary<Guid, List<EarlierEntry>> known, (ReadEvent Read, EntryPlan Plan, List<NewEnrollmentRow> Rows) planned)
    {
        foreach (var (entry, row) in planned.Plan.Entries.Zip(planned.Rows))
        {
            var earlier = known.TryGetValue(entry.SequenceId, out var list) ? list : known[entry.SequenceId] = [];
            var replaced = entry.Replaces.ToHashSet();
            known[entry.SequenceId] = [
                .. earlier.Select(one => replaced.Contains(one.EnrollmentId) ? one with { Inside = false } : one),
                new EarlierEntry(row.Id, entry.Subject, entry.Pass, true, now),
            ];
        }
    }

    private NewEnrollmentRow Row(ReadEvent read, Guid contactId, PlannedEntry entry) => new(
        ids.NewId(), read.Event.OrganizationId, entry.SequenceId, entry.VersionId, contactId, entry.Subject, entry.Pass, EnrollmentStatus.Active, entry.Step,
        entry.PlannedAt, entry.DueAt, false, entry.ExpiresAt, entry.Data, now, 1, false);

    private async Task<Dictionary<Guid, Entered>> InsertAsync(List<(ReadEvent Read, EntryPlan Plan, List<NewEnrollmentRow> Rows)> plans, CancellationToken cancellationToken)
    {
        var rows = plans.SelectMany(plan => plan.Rows).ToList();
        var inserted = rows.Count == 0 ? [] : (await session.QueryAsync(
            session.Dialect.Insert<NewEnrollmentRow>(
                "Enrollments", "t.\"SequenceId\" = r.\"SequenceId\" AND t.\"ContactId\" = r.\"ContactId\" AND t.\"Subject\" = r.\"Subject\" AND t.\"Pass\" = r.\"Pass\"", "Id"),
            reader => reader.GetGuid(0), cancellationToken, ("rows", RowJson.Write(rows)))).ToHashSet();
        return plans.ToDictionary(plan => plan.Read.Event.Id, plan => new Entered(
            [.. plan.Rows.Select(row => row.Id).Where(inserted.Contains)],
            plan.Rows.Count(row => !inserted.Contains(row.Id)),
            plan.Plan.Refusals,
            [.. plan.Plan.Entries.SelectMany(entry => entry.Replaces)]));
    }
}

/// <summary>What came of one event.</summary>
/// <param name="EnrollmentIds">Made.</param>
/// <param name="Duplicates">There already.</param>
/// <param name="Replaced">Enrollments that leave for new ones.</param>
internal sealed record Entered(IReadOnlyList<Guid> EnrollmentIds, int Duplicates, IReadOnlyList<Refusal> Refusals, IReadOnlyList<Guid> Replaced);
