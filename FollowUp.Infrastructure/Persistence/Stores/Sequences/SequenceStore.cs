using FollowUp.Core.Audit;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using FollowUp.Infrastructure.Persistence.Queries.Sequences;
using FollowUp.Infrastructure.Persistence.Stores.Segments;
using FollowUp.Infrastructure.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Sequences;

/// <summary>Keeps sequences; each change is one transaction.</summary>
internal sealed class SequenceStore(Database database, IIdSource ids, IClock clock, ScanSignals signals, SendingLaws laws) : ISequences
{
    public async Task<Page<SequenceRow>> ListAsync(Actor actor, SequenceStatus? status, string? search, PageQuery page, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        return await SequenceList.ReadAsync(context, status, search, page.Checked(), cancellationToken);
    }

    public async Task<SequenceDetail> GetAsync(Actor actor, Guid sequenceId, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        var sequence = await FindAsync(context, sequenceId, cancellationToken);
        var current = await context.Set<SequenceVersion>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == sequence.CurrentVersionId, cancellationToken);
        var published = current is null ? null : Json.Read<Flow>(current.Definition);
        var draft = Json.Read<Flow>(sequence.Draft!);
        return new SequenceDetail(
            sequence.Id, sequence.Name, sequence.Description, sequence.Status, draft, published, current?.Number, sequence.CreatedAt, sequence.UpdatedAt, sequence.Version,
            published is null || !FlowDiff.IsSame(published, draft));
    }

    public async Task<Guid> CreateAsync(Actor actor, string name, string? description, Flow? flow, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        var now = clock.GetCurrentInstant();
        var sequence = new Sequence
        {
            Id = ids.NewId(),
            OrganizationId = actor.OrganizationId,
            Name = SequenceRules.CheckName(name),
            Description = SequenceRules.CheckDescription(description),
            Kind = SequenceKind.Designed,
            Status = SequenceStatus.Draft,
            Draft = Json.Write(flow ?? SequenceRules.Empty),
            CreatedAt = now,
            UpdatedAt = now,
        };
        await database.WriteAsync(DataScope.Of(actor), context =>
        {
            context.Add(sequence);
            return context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
        return sequence.Id;
    }

    public Task<int> UpdateAsync(Actor actor, Guid sequenceId, int? version, string? name, string? description, Flow? flow, CancellationToken cancellationToken)
        => ChangeAsync(actor, sequenceId, (_, sequence) =>
        {
            if (version is { } started && started != sequence.Version)
            {
                throw new ConflictException("Someone else changed this sequence in the meantime. Load it again and repeat your change.");
            }

            sequence.Name = name is null ? sequence.Name : SequenceRules.CheckName(name);
            sequence.Description = description is null ? sequence.Description : SequenceRules.CheckDescription(description);
            sequence.Draft = flow is null ? sequence.Draft : Json.Write(flow);
            return Task.CompletedTask;
        }, cancellationToken);

    public async Task<IReadOnlyList<FlowFinding>> CheckAsync(Actor actor, Guid sequenceId, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        var sequence = await FindAsync(context, sequenceId, cancellationToken);
        return await CheckAsync(context, actor, sequenceId, Json.Read<Flow>(sequence.Draft!), cancellationToken);
    }

    public async Task<IReadOnlyList<FlowFinding>> CheckFlowAsync(Actor actor, Guid? sequenceId, Flow flow, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        return await CheckAsync(context, actor, sequenceId ?? Guid.Empty, flow, cancellationToken);
    }

    public async Task<int> PublishAsync(Actor actor, Guid sequenceId, CancellationToken cancellationToken)
    {
        var number = 0;
        await ChangeAsync(actor, sequenceId, async (context, sequence) => number = await PublishAsync(context, actor, sequence, cancellationToken), cancellationToken);
        signals.Wake(ScanKind.Events);
        signals.Wake(ScanKind.Segments);
        return number;
    }

    public async Task PauseAsync(Actor actor, Guid sequenceId, PauseChoice choice, CancellationToken cancellationToken)
        => await ChangeAsync(actor, sequenceId, async (context, sequence) =>
        {
            Require(sequence, SequenceStatus.Active, "Only an active sequence can be paused.");
            sequence.Status = SequenceStatus.Paused;
            await SegmentWatching.PausedAsync(context, sequence, cancellationToken);
            await SequenceHalt.PauseAsync(context, ids, sequenceId, choice, clock.GetCurrentInstant(), cancellationToken);
        }, cancellationToken);

    public async Task ResumeAsync(Actor actor, Guid sequenceId, Duration over, CancellationToken cancellationToken)
    {
        await ChangeAsync(actor, sequenceId, async (context, sequence) =>
        {
            Require(sequence, SequenceStatus.Paused, "Only a paused sequence can be resumed.");
            sequence.Status = SequenceStatus.Active;
            var version = await context.Set<SequenceVersion>().AsNoTracking().SingleAsync(row => row.Id == sequence.CurrentVersionId, cancellationToken);
            sequence.NextRunAt = await NextRunAsync(context, sequence, Json.Read<Flow>(version.Definition), cancellationToken);
            await SegmentWatching.ResumedAsync(context, sequence, clock.GetCurrentInstant(), cancellationToken);
            await SequenceHalt.ResumeAsync(context, database.Dialect, sequenceId, over, clock.GetCurrentInstant(), cancellationToken);
        }, cancellationToken);
        signals.Wake(ScanKind.Advance);
        signals.Wake(ScanKind.Send);
        signals.Wake(ScanKind.Segments);
    }

    public Task ArchiveAsync(Actor actor, Guid sequenceId, CancellationToken cancellationToken)
        => ChangeAsync(actor, sequenceId, async (context, sequence) =>
        {
            sequence.Status = SequenceStatus.Archived;
            await SegmentWatching.ArchivedAsync(context, sequence, cancellationToken);
            await SequenceHalt.StopAsync(context, ids, sequenceId, "archived", "The sequence was archived.", clock.GetCurrentInstant(), cancellationToken);
        }, cancellationToken);

    public async Task<Guid> DuplicateAsync(Actor actor, Guid sequenceId, string? name, CancellationToken cancellationToken)
    {
        var original = await GetAsync(actor, sequenceId, cancellationToken);
        var copy = $"Copy of {original.Name}";
        return await CreateAsync(actor, name ?? copy[..Math.Min(copy.Length, SequenceRules.LongestName)], original.Description, original.Draft, cancellationToken);
    }

    public async Task<IReadOnlyList<SequenceVersionRow>> VersionsAsync(Actor actor, Guid sequenceId, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        var sequence = await FindAsync(context, sequenceId, cancellationToken);
        return await SequenceList.VersionsAsync(context, sequence, cancellationToken);
    }

    public async Task<Flow> VersionAsync(Actor actor, Guid sequenceId, int number, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        await FindAsync(context, sequenceId, cancellationToken);
        return Json.Read<Flow>((await VersionAsync(context, sequenceId, number, cancellationToken)).Definition);
    }

    public async Task<int> RollBackAsync(Actor actor, Guid sequenceId, int number, CancellationToken cancellationToken)
    {
        var next = 0;
        await ChangeAsync(actor, sequenceId, async (context, sequence) =>
        {
            sequence.Draft = (await VersionAsync(context, sequenceId, number, cancellationToken)).Definition;
            next = await PublishAsync(context, actor, sequence, cancellationToken);
        }, cancellationToken);
        return next;
    }

    public async Task<IReadOnlyList<MigrationStep>> PreviewMigrationAsync(Actor actor, Guid sequenceId, MigrationPlan plan, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        await FindAsync(context, sequenceId, cancellationToken);
        return await SequenceMigration.PreviewAsync(context, sequenceId, plan, cancellationToken);
    }

    public async Task<int> MigrateAsync(Actor actor, Guid sequenceId, MigrationPlan plan, CancellationToken cancellationToken)
    {
        var moved = 0;
        await ChangeAsync(actor, sequenceId, async (context, sequence) =>
        {
            moved = await SequenceMigration.RunAsync(context, sequenceId, plan, clock.GetCurrentInstant(), cancellationToken);
            context.Audit(new AuditNote("sequence.contacts_moved", sequenceId, sequence.Name, new { Count = moved }));
        }, cancellationToken);
        signals.Wake(ScanKind.Advance);
        return moved;
    }

    private async Task<IReadOnlyList<FlowFinding>> CheckAsync(FollowUpDbContext context, Actor actor, Guid sequenceId, Flow flow, CancellationToken cancellationToken)
        => FlowValidator.Check(flow, await SequenceSurroundings.LoadAsync(context, sequenceId, cancellationToken) with { Sending = await laws.LoadAsync(context, actor.OrganizationId, flow, cancellationToken) });

    /// <returns>The version after the change.</returns>
    private async Task<int> ChangeAsync(Actor actor, Guid sequenceId, Func<FollowUpDbContext, Sequence, Task> change, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        var version = 0;
        await database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var sequence = await context.Set<Sequence>().SingleOrDefaultAsync(row => row.Id == sequenceId && row.Kind == SequenceKind.Designed, cancellationToken)
                ?? throw new NotFoundException("sequence");
            if (sequence.Status == SequenceStatus.Archived)
            {
                throw new ConflictException("The sequence is archived. Duplicate it instead.");
            }

            await change(context, sequence);
            sequence.UpdatedAt = clock.GetCurrentInstant();
            await context.SaveChangesAsync(cancellationToken);
            version = sequence.Version;
        }, cancellationToken);
        return version;
    }

    private async Task<int> PublishAsync(FollowUpDbContext context, Actor actor, Sequence sequence, CancellationToken cancellationToken)
    {
        var flow = Json.Read<Flow>(sequence.Draft!);
        SequenceRules.Require(flow, await CheckAsync(context, actor, sequence.Id, flow, cancellationToken));
        var last = await context.Set<SequenceVersion>().AsNoTracking().Where(row => row.SequenceId == sequence.Id).MaxAsync(row => (int?)row.Number, cancellationToken) ?? 0;
        var version = new SequenceVersion
        {
            Id = ids.NewId(),
            OrganizationId = sequence.OrganizationId,
            SequenceId = sequence.Id,
            Number = last + 1,
            Definition = sequence.Draft!,
            PublishedAt = clock.GetCurrentInstant(),
            PublishedBy = actor.Name,
        };
        context.Add(version);
        sequence.CurrentVersionId = version.Id;
        sequence.TriggerEvent = flow.Trigger?.Event;
        sequence.NextRunAt = await NextRunAsync(context, sequence, flow, cancellationToken);
        sequence.Status = sequence.Status == SequenceStatus.Paused ? SequenceStatus.Paused : SequenceStatus.Active;
        await SegmentWatching.PublishedAsync(context, sequence, flow.Trigger, version.PublishedAt, cancellationToken);
        return version.Number;
    }

    /// <summary>Runs that fell into a pause are left out.</summary>
    private async Task<Instant?> NextRunAsync(FollowUpDbContext context, Sequence sequence, Flow flow, CancellationToken cancellationToken)
    {
        var zone = await context.Organizations.Where(row => row.Id == sequence.OrganizationId).Select(row => row.TimeZone).SingleAsync(cancellationToken);
        return ScheduleTimes.Next(flow.Trigger?.Schedule, zone, clock.GetCurrentInstant());
    }

    private static async Task<SequenceVersion> VersionAsync(FollowUpDbContext context, Guid sequenceId, int number, CancellationToken cancellationToken)
        => await context.Set<SequenceVersion>().AsNoTracking().SingleOrDefaultAsync(row => row.SequenceId == sequenceId && row.Number == number, cancellationToken)
            ?? throw new NotFoundException("version");

    private static async Task<Sequence> FindAsync(FollowUpDbContext context, Guid sequenceId, CancellationToken cancellationToken)
        => await context.Set<Sequence>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == sequenceId && row.Kind == SequenceKind.Designed, cancellationToken)
            ?? throw new NotFoundException("sequence");

    private static void Require(Sequence sequence, SequenceStatus status, string message)
    {
        if (sequence.Status != status)
        {
            throw new ConflictException(message);
        }
    }
}
