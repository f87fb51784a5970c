using FollowUp.Core.Events;
using FollowUp.Core.Kernel;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Stores.Segments;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Scheduling;

/// <summary>
/// Enrolls the segment of each sequence whose schedule is due. The key of each entry names the run, so that a run that a
/// crash cut short, or that two nodes make at once, enrolls everybody once.
/// </summary>
internal sealed class ScheduleScan(Database database, SegmentContacts contacts, IEventIntake intake, IClock clock)
{
    private const string Source = "schedule";

    /// <returns>How many schedules were due.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        await using var context = database.Open(DataScope.All);
        var due = await context.Set<Sequence>().AsNoTracking().Where(row => row.Status == SequenceStatus.Active && row.NextRunAt != null && row.NextRunAt <= now)
            .Join(context.Set<SequenceVersion>(), row => row.CurrentVersionId, version => version.Id, (row, version) => new { Sequence = row, version.Definition })
            .OrderBy(row => row.Sequence.NextRunAt).Take(20).ToListAsync(cancellationToken);
        foreach (var row in due)
        {
            var trigger = Json.Read<Flow>(row.Definition).Trigger;
            await EnrollAsync(context, row.Sequence, trigger, now, cancellationToken);
            var zone = await context.Organizations.Where(one => one.Id == row.Sequence.OrganizationId).Select(one => one.TimeZone).SingleAsync(cancellationToken);
            var next = ScheduleTimes.Next(trigger?.Schedule, zone, now);
            await database.WriteAsync(DataScope.All, inside => inside.Set<Sequence>().Where(one => one.Id == row.Sequence.Id && one.NextRunAt == row.Sequence.NextRunAt)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.NextRunAt, next), cancellationToken), cancellationToken);
        }

        return due.Count;
    }

    private async Task EnrollAsync(FollowUpDbContext context, Sequence sequence, FlowTrigger? trigger, Instant now, CancellationToken cancellationToken)
    {
        if (trigger?.Segment is not { } segmentId || await context.Set<Segment>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == segmentId, cancellationToken) is not { } segment)
        {
            return;
        }

        var run = sequence.NextRunAt!.Value.ToUnixTimeMilliseconds();
        var payload = Json.Write(new EntryRequest(sequence.Id, $"run:{run}"));
        await foreach (var chunk in contacts.ReadAsync(sequence.OrganizationId, segment.Rule, cancellationToken))
        {
            await Task.WhenAll(chunk.Select(contactId => intake.StoreAsync(
                new NewEvent(sequence.OrganizationId, Source, $"{sequence.Id:N}/{run}/{contactId:N}", EntryRequest.Type, now, payload) { ContactId = contactId }, cancellationToken)));
        }
    }
}
