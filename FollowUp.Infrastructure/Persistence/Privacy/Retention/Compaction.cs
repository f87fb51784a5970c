using FollowUp.Core.Privacy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Privacy.Retention;

/// <summary>
/// On SQLite, after persons were erased: writes the file anew, because pages that earlier changes left behind may still
/// hold what was in them (sqlite.org, "VACUUM"). Nobody writes meanwhile, so it is done once a night. Servers do it by themselves.
/// </summary>
internal sealed class Compaction(Database database, IClock clock)
{
    private static readonly Duration Pause = Duration.FromHours(20);
    private Instant? last;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        if (last > now - Pause)
        {
            return;
        }

        var since = last ?? Instant.MinValue;
        await using (var context = database.Open(DataScope.All))
        {
            if (!await context.Set<Erasure>().AnyAsync(row => row.EndedAt != null && row.EndedAt > since, cancellationToken))
            {
                return;
            }
        }

        await database.CompactAsync(cancellationToken);
        last = now;
    }
}
