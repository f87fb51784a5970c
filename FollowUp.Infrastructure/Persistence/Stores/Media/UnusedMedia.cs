using FollowUp.Infrastructure.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Media;

/// <summary>How long a file is kept that nothing refers to.</summary>
internal sealed record MediaKeeping(Duration Keep);

/// <summary>Files that nothing refers to any more.</summary>
internal sealed class UnusedMedia(Database database, MediaRemoval removal, MediaKeeping keeping) : IKeptForAWhile
{
    public async Task<int> RemoveAsync(Instant now, int most, CancellationToken cancellationToken)
    {
        var until = now - keeping.Keep;
        await using var context = database.Open(DataScope.All);
        var unused = await MediaRemoval.Unused(context).Where(row => row.TouchedAt <= until).OrderBy(row => row.TouchedAt).Take(most)
            .Select(row => new { row.OrganizationId, row.Id }).ToListAsync(cancellationToken);
        var removed = 0;
        foreach (var file in unused)
        {
            // Asked again inside: somebody may have taken it into use meanwhile.
            removed += await removal.RemoveAsync(DataScope.Of(file.OrganizationId), file.OrganizationId, file.Id, cancellationToken) ? 1 : 0;
        }

        return removed;
    }
}
