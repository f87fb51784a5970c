using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Queries.Sequences;

/// <summary>Sequences with how many are inside, and their versions.</summary>
internal static class SequenceList
{
    public static async Task<Page<SequenceRow>> ReadAsync(FollowUpDbContext context, SequenceStatus? status, string? search, PageQuery page, CancellationToken cancellationToken)
    {
        var found = context.Set<Sequence>().AsNoTracking().Where(row => row.Kind == SequenceKind.Designed);
        found = status is null ? found.Where(row => row.Status != SequenceStatus.Archived) : found.Where(row => row.Status == status);
        if (PrefixSearch.Term(search) is { } term)
        {
            var part = ContainsSearch.Pattern(term);
            found = found.Where(row => EF.Functions.Like(ContainsSearch.Upper(row.Name), ContainsSearch.Upper(part), ContainsSearch.Escape));
        }

        var total = await found.CountAsync(cancellationToken);
        var rows = await found.OrderByDescending(row => row.CreatedAt).ThenBy(row => row.Id).Skip(page.Skip).Take(page.Size)
            .Select(row => new { Sequence = row, Current = context.Set<SequenceVersion>().FirstOrDefault(version => version.Id == row.CurrentVersionId) })
            .ToListAsync(cancellationToken);
        var ids = rows.ConvertAll(row => row.Sequence.Id);
        var counts = (await context.Set<Enrollment>().AsNoTracking().Where(row => ids.Contains(row.SequenceId))
            .GroupBy(row => new { row.SequenceId, row.Status }).Select(group => new { group.Key.SequenceId, group.Key.Status, Count = group.Count() })
            .ToListAsync(cancellationToken)).ToLookup(row => row.SequenceId);
        return new Page<SequenceRow>(
            [.. rows.Select(row =>
            {
                int Of(params EnrollmentStatus[] wanted) => counts[row.Sequence.Id].Where(one => wanted.Contains(one.Status)).Sum(one => one.Count);
                var flow = Json.Read<Flow>(row.Current?.Definition ?? row.Sequence.Draft!);
                return new SequenceRow(
                    row.Sequence.Id, row.Sequence.Name, row.Sequence.Status, flow.Trigger?.Event, flow.Steps.Count, row.Current?.Number,
                    Of(EnrollmentStatus.Active, EnrollmentStatus.Held), Of(EnrollmentStatus.Completed), Of(EnrollmentStatus.Exited), row.Sequence.CreatedAt, row.Sequence.UpdatedAt)
                { Start = Start(flow.Trigger), Purpose = flow.Settings?.Purpose };
            })],
            total);
    }

    private static SequenceStart Start(FlowTrigger? trigger) => trigger switch
    {
        { Event: not null } => SequenceStart.Event,
        { Schedule: not null } => SequenceStart.Schedule,
        { Segment: not null } => SequenceStart.Segment,
        _ => SequenceStart.ByHand,
    };

    public static async Task<IReadOnlyList<SequenceVersionRow>> VersionsAsync(FollowUpDbContext context, Sequence sequence, CancellationToken cancellationToken)
    {
        var inside = (await context.Set<Enrollment>().AsNoTracking()
            .Where(row => row.SequenceId == sequence.Id && (row.Status == EnrollmentStatus.Active || row.Status == EnrollmentStatus.Held))
            .GroupBy(row => row.VersionId).Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken)).ToDictionary(row => row.Key, row => row.Count);
        var versions = await context.Set<SequenceVersion>().AsNoTracking().Where(row => row.SequenceId == sequence.Id).OrderByDescending(row => row.Number)
            .Select(row => new { row.Id, row.Number, row.PublishedAt, row.PublishedBy }).ToListAsync(cancellationToken);
        return [.. versions.Select(row => new SequenceVersionRow(
            row.Id, row.Number, row.PublishedAt, row.PublishedBy, inside.GetValueOrDefault(row.Id), row.Id == sequence.CurrentVersionId))];
    }
}
