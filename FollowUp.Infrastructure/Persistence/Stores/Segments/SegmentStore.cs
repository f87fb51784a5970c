using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using FollowUp.Infrastructure.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Segments;

/// <summary>Keeps segments; each change is one transaction.</summary>
internal sealed class SegmentStore(Database database, SegmentContacts contacts, IIdSource ids, IClock clock, ScanSignals signals) : ISegments
{
    public async Task<Page<SegmentView>> ListAsync(Actor actor, string? search, PageQuery page, CancellationToken cancellationToken)
    {
        page = page.Checked();
        await using var context = database.Open(actor);
        var found = context.Set<Segment>().AsNoTracking();
        if (PrefixSearch.Term(search) is { } term)
        {
            var part = ContainsSearch.Pattern(term);
            found = found.Where(row => EF.Functions.Like(ContainsSearch.Upper(row.Name), ContainsSearch.Upper(part), ContainsSearch.Escape));
        }

        var total = await found.CountAsync(cancellationToken);
        var rows = await found.OrderBy(row => row.Name).ThenBy(row => row.Id).Skip(page.Skip).Take(page.Size).ToListAsync(cancellationToken);
        return new Page<SegmentView>(rows.ConvertAll(View), total);
    }

    public async Task<SegmentView> GetAsync(Actor actor, Guid segmentId, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        return View(await FindAsync(context, segmentId, cancellationToken));
    }

    public async Task<Guid> CreateAsync(Actor actor, string name, Rule rule, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        SegmentNaming.Check(rule);
        var segment = new Segment { Id = ids.NewId(), OrganizationId = actor.OrganizationId, Name = SegmentNaming.Check(name), Rule = rule, CreatedAt = clock.GetCurrentInstant() };
        await database.WriteAsync(DataScope.Of(actor), async context =>
        {
            await RequireNewAsync(context, segment.Id, segment.Name, cancellationToken);
            context.Add(segment);
            await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
        return segment.Id;
    }

    public async Task UpdateAsync(Actor actor, Guid segmentId, string? name, Rule? rule, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        await database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var segment = await FindAsync(context, segmentId, cancellationToken);
            if (name is not null)
            {
                segment.Name = SegmentNaming.Check(name);
                await RequireNewAsync(context, segmentId, segment.Name, cancellationToken);
            }

            if (rule is not null)
            {
                SegmentNaming.Check(rule);
                var changes = Json.Write(rule) != Json.Write(segment.Rule);
                segment.Rule = rule;
                await (changes ? SegmentWatching.RuleChangedAsync(context, segmentId, clock.GetCurrentInstant(), cancellationToken) : Task.CompletedTask);
            }

            await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
        signals.Wake(ScanKind.Segments);
    }

    public Task DeleteAsync(Actor actor, Guid segmentId, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        return database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var segment = await FindAsync(context, segmentId, cancellationToken);
            var word = segmentId.ToString("D");
            var used = await context.Set<Sequence>().AsNoTracking().Where(row => row.Status != SequenceStatus.Archived)
                .Where(row => (row.Draft != null && row.Draft.Contains(word)) || context.Set<SequenceVersion>().Any(version => version.SequenceId == row.Id && version.Definition.Contains(word)))
                .Select(row => row.Name).FirstOrDefaultAsync(cancellationToken);
            if (used is not null)
            {
                throw new ConflictException($"The sequence “{used}” asks for this segment.");
            }

            context.Remove(segment);
            await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
    }

    public async Task<int> CountAsync(Actor actor, Guid segmentId, CancellationToken cancellationToken)
    {
        var segment = await GetAsync(actor, segmentId, cancellationToken);
        var count = 0;
        await foreach (var chunk in contacts.ReadAsync(actor.OrganizationId, segment.Rule, cancellationToken))
        {
            count += chunk.Count;
        }

        return count;
    }

    private static async Task RequireNewAsync(FollowUpDbContext context, Guid segmentId, string name, CancellationToken cancellationToken)
    {
        if (await context.Set<Segment>().AnyAsync(row => row.Name == name && row.Id != segmentId, cancellationToken))
        {
            throw new ConflictException($"There is a segment called “{name}” already.");
        }
    }

    private static async Task<Segment> FindAsync(FollowUpDbContext context, Guid segmentId, CancellationToken cancellationToken)
        => await context.Set<Segment>().SingleOrDefaultAsync(row => row.Id == segmentId, cancellationToken) ?? throw new NotFoundException("segment");

    private static SegmentView View(Segment segment) => new(segment.Id, segment.Name, segment.Rule, segment.CreatedAt);
}
