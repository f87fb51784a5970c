using FollowUp.Core.Delivery;
using FollowUp.Core.Engine;
using FollowUp.Core.Events;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Operations;

/// <summary>How far the scans are behind: each figure is the first entry of a partial index.</summary>
internal sealed class ScanLag(Database database, IClock clock)
{
    /// <returns>How long the oldest due row of each scan has been waiting; zero when none is due.</returns>
    public async Task<IReadOnlyDictionary<string, Duration>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = database.Open(DataScope.All);
        var now = clock.GetCurrentInstant();
        var arrived = await context.Set<Event>().Where(row => row.ProcessedAt == null).MinAsync(row => (Instant?)row.ReceivedAt, cancellationToken);
        var due = await context.Set<Enrollment>().Where(row => row.Status == EnrollmentStatus.Active && row.DueAt != null).MinAsync(row => row.DueAt, cancellationToken);
        var planned = await context.Set<Message>().Where(row => row.State == MessageState.Planned).MinAsync(row => (Instant?)row.DueAt, cancellationToken);
        return new Dictionary<string, Duration>
        {
            [Name(ScanKind.Events)] = Since(arrived),
            [Name(ScanKind.Advance)] = Since(due),
            [Name(ScanKind.Send)] = Since(planned),
        };

        Duration Since(Instant? oldest) => oldest is { } at && at < now ? now - at : Duration.Zero;
    }

    private static string Name(ScanKind kind) => kind.ToString().ToLowerInvariant();
}
