using System.Collections.Concurrent;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Batch.Engine;

/// <summary>Parsed flows by version id. A version never changes, so nothing here goes stale.</summary>
internal sealed class FlowCache(Database database)
{
    private const int Most = 5000;
    private readonly ConcurrentDictionary<Guid, Flow> flows = new();

    public async Task<IReadOnlyDictionary<Guid, Flow>> GetAsync(IReadOnlyCollection<Guid> versionIds, CancellationToken cancellationToken)
    {
        var missing = versionIds.Where(id => !flows.ContainsKey(id)).ToList();
        if (missing.Count > 0)
        {
            if (flows.Count + missing.Count > Most)
            {
                flows.Clear();
                missing = [.. versionIds];
            }

            await using var context = database.Open(DataScope.All);
            var rows = await context.Set<SequenceVersion>().AsNoTracking().Where(version => missing.Contains(version.Id))
                .Select(version => new { version.Id, version.Definition }).ToListAsync(cancellationToken);
            foreach (var row in rows)
            {
                flows[row.Id] = Json.Read<Flow>(row.Definition);
            }
        }

        return versionIds.ToDictionary(id => id, id => flows[id]);
    }
}
