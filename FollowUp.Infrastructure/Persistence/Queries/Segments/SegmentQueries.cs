using FollowUp.Core.Contacts;
using FollowUp.Core.Events;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using FollowUp.Infrastructure.Persistence.Stores.Segments;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Queries.Segments;

/// <inheritdoc cref="ISegmentQueries"/>
internal sealed class SegmentQueries(Database database, SegmentContacts contacts) : ISegmentQueries
{
    /// <summary>Rows that are looked through for names: enough to meet every one in use, and the same work for a million contacts.</summary>
    private const int Sample = 5000;

    /// <summary>A flow that asks for any segment has this word in its definition.</summary>
    private const string Word = "\"segment\"";

    public async Task<int> CountAsync(Actor actor, Rule rule, CancellationToken cancellationToken)
    {
        SegmentNaming.Check(rule);
        var count = 0;
        await foreach (var chunk in contacts.ReadAsync(actor.OrganizationId, rule, cancellationToken))
        {
            count += chunk.Count;
        }

        return count;
    }

    public async Task<ILookup<Guid, SegmentUse>> UsesAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        var segments = await context.Set<Segment>().AsNoTracking().Select(row => row.Id).ToListAsync(cancellationToken);
        var sequences = context.Set<Sequence>().AsNoTracking().Where(row => row.Kind == SequenceKind.Designed && row.Status != SequenceStatus.Archived);
        var drafts = await sequences.Where(row => row.Draft != null && row.Draft.Contains(Word)).Select(row => new { row.Id, row.Name, Text = row.Draft! }).ToListAsync(cancellationToken);
        var versions = await context.Set<SequenceVersion>().AsNoTracking().Where(row => row.Definition.Contains(Word))
            .Join(sequences, version => version.SequenceId, row => row.Id, (version, row) => new { row.Id, row.Name, Text = version.Definition }).ToListAsync(cancellationToken);
        return drafts.Concat(versions)
            .SelectMany(flow => segments.Where(id => flow.Text.Contains(id.ToString("D"), StringComparison.OrdinalIgnoreCase)).Select(id => (Segment: id, Use: new SegmentUse(flow.Id, flow.Name))))
            .Distinct().OrderBy(pair => pair.Use.Sequence, StringComparer.OrdinalIgnoreCase).ToLookup(pair => pair.Segment, pair => pair.Use);
    }

    public async Task<RuleVocabulary> VocabularyAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        return new RuleVocabulary(
            Sorted(await context.Set<ContactTag>().AsNoTracking().OrderBy(row => row.ContactId).Select(row => row.Tag).Take(Sample).Distinct().ToListAsync(cancellationToken)),
            Sorted(await context.Set<ContactAttribute>().AsNoTracking().OrderBy(row => row.ContactId).Select(row => row.Name).Take(Sample).Distinct().ToListAsync(cancellationToken)),
            Sorted(await context.Set<Event>().AsNoTracking().OrderByDescending(row => row.Id).Select(row => row.Type).Take(Sample).Distinct().ToListAsync(cancellationToken)));
    }

    private static IReadOnlyList<string> Sorted(IEnumerable<string> names) => [.. names.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
}
