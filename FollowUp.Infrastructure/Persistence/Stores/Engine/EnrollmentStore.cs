using System.Text.Json;
using FollowUp.Core.Audit;
using FollowUp.Core.Contacts;
using FollowUp.Core.Engine;
using FollowUp.Core.Events;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Infrastructure.Persistence.Queries.Engine;
using FollowUp.Infrastructure.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Engine;

/// <summary>Shows enrollments and changes them by hand.</summary>
internal sealed class EnrollmentStore(Database database, IIdSource ids, IClock clock, IEventIntake intake, ScanSignals signals) : IEnrollments
{
    /// <summary>Contacts that one entry of the audit log names; the rest are counted.</summary>
    private const int MostNamed = 50;

    public async Task<Page<EnrollmentRow>> ListAsync(
        Actor actor, Guid? sequenceId, EnrollmentStatus? status, string? step, string? search, PageQuery page, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        return await EnrollmentList.ReadAsync(context, database.Provider, sequenceId, status, step, search, page.Checked(), cancellationToken);
    }

    public async Task<EnrollmentDetail> GetAsync(Actor actor, Guid enrollmentId, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        return await EnrollmentHistory.ReadAsync(context, enrollmentId, cancellationToken) ?? throw new NotFoundException("enrollment");
    }

    public async Task<Guid> EnrollAsync(Actor actor, Guid sequenceId, IReadOnlyList<Guid> contactIds, string? subject, JsonElement? data, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        await using (var context = database.Open(actor))
        {
            var status = await context.Set<Sequence>().Where(row => row.Id == sequenceId && row.Kind == SequenceKind.Designed)
                .Select(row => (SequenceStatus?)row.Status).SingleOrDefaultAsync(cancellationToken) ?? throw new NotFoundException("sequence");
            if (status != SequenceStatus.Active)
            {
                throw new ConflictException($"The sequence is {status.ToString().ToLowerInvariant()}; nobody can enter.");
            }

            if (await context.Set<Contact>().CountAsync(row => contactIds.Contains(row.Id) && row.ErasedAt == null, cancellationToken) != contactIds.Distinct().Count())
            {
                throw new NotFoundException("contact");
            }
        }

        var payload = Json.Write(new EntryRequest(sequenceId, subject, data is null ? null : Json.Write(new { Event = data })));
        var now = clock.GetCurrentInstant();
        var receipts = await Task.WhenAll(contactIds.Distinct().Select(contactId => intake.StoreAsync(
            new NewEvent(actor.OrganizationId, "manual", ids.NewId().ToString("N"), EntryRequest.Type, now, payload) { ContactId = contactId }, cancellationToken)));
        await database.WriteAsync(DataScope.Of(actor), context =>
        {
            context.Audit(new AuditNote("sequence.contacts_enrolled", sequenceId, After: new { Contacts = contactIds.Distinct().Take(MostNamed), Count = receipts.Length }));
            return Task.CompletedTask;
        }, cancellationToken);
        return receipts[0].EventId;
    }

    public async Task CancelAsync(Actor actor, Guid enrollmentId, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        await database.WriteAsync(DataScope.Of(actor), async context =>
        {
            await RequireInsideAsync(context, enrollmentId, cancellationToken);
            context.Audit(new AuditNote("enrollment.cancelled", enrollmentId));
            await EnrollmentLeaving.LeaveAsync(
                context, ids, context.Set<Enrollment>().Where(row => row.Id == enrollmentId), "cancelled", $"{actor.Name} took the contact out of the sequence.", clock.GetCurrentInstant(), cancellationToken);
        }, cancellationToken);
    }

    public async Task SkipWaitAsync(Actor actor, Guid enrollmentId, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        await database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var enrollment = await RequireInsideAsync(context, enrollmentId, cancellationToken);
            var definition = await context.Set<SequenceVersion>().Where(row => row.Id == enrollment.VersionId).Select(row => row.Definition).SingleAsync(cancellationToken);
            if (enrollment.Status != EnrollmentStatus.Active || Json.Read<Flow>(definition).Find(enrollment.Step) is not WaitStep { Next: { } next } wait)
            {
                throw new ConflictException("The contact stands at no wait that could be skipped.");
            }

            var now = clock.GetCurrentInstant();
            var moved = await context.Set<Enrollment>().Where(row => row.Id == enrollmentId && row.Step == wait.Id && row.Status == EnrollmentStatus.Active && row.LeaseId == null)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.Step, next).SetProperty(row => row.PlannedAt, now).SetProperty(row => row.Visited, false).SetProperty(row => row.DueAt, now)
                        .SetProperty(row => row.AwaitsEvent, (string?)null).SetProperty(row => row.AwaitsMessages, false),
                    cancellationToken);
            if (moved == 0)
            {
                throw new ConflictException("The contact is just moving on.");
            }

            context.Add(new Execution
            {
                Id = ids.NewId(), OrganizationId = enrollment.OrganizationId, EnrollmentId = enrollmentId, Step = wait.Id, Pass = enrollment.Round,
                PlannedAt = enrollment.PlannedAt, RanAt = now, Note = $"skipped by {actor.Name}",
            });
            context.Audit(new AuditNote("enrollment.wait_skipped", enrollmentId, After: new { Step = wait.Id }));
            await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
        signals.Wake(ScanKind.Advance);
    }

    public async Task<IReadOnlyList<StepCounts>> CountsAsync(Actor actor, Guid sequenceId, Guid? versionId, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        return await StepFigures.ReadAsync(context, sequenceId, versionId, cancellationToken);
    }

    private static async Task<Enrollment> RequireInsideAsync(FollowUpDbContext context, Guid enrollmentId, CancellationToken cancellationToken)
    {
        var enrollment = await context.Set<Enrollment>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == enrollmentId && context.Set<Sequence>().Any(sequence => sequence.Id == row.SequenceId && sequence.Kind == SequenceKind.Designed), cancellationToken)
            ?? throw new NotFoundException("enrollment");
        return enrollment.Status is EnrollmentStatus.Active or EnrollmentStatus.Held ? enrollment : throw new ConflictException($"The contact left already: {enrollment.StopReason}.");
    }
}
