using System.Text.Json;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace FollowUp.Core.Intake;

/// <summary>Acts on stored events: makes requests, enrolls, wakes who waits for them, and lets go whom they end; a batch at a time.</summary>
public sealed partial class EventScan(IEventBatches batches, IClock clock, EventScanOptions options, ILogger<EventScan> logger)
{
    /// <returns>How many events were claimed.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var batch = await batches.ClaimAsync(options.BatchSize, clock.GetCurrentInstant(), options.Lease, cancellationToken);
        if (batch.Events.Count == 0)
        {
            return 0;
        }

        var read = new List<ReadEvent>();
        var ignored = new List<IgnoredEvent>();
        foreach (var claimed in batch.Events)
        {
            if (Read(claimed) is not { } understood)
            {
                ignored.Add(new IgnoredEvent(claimed, "The stored event cannot be read."));
            }
            else if (understood.Contact is null && claimed.ContactId is null)
            {
                ignored.Add(new IgnoredEvent(claimed, "The event names no contact."));
            }
            else
            {
                read.Add(understood);
            }
        }

        await batches.CommitAsync(batch, read, new OrderPlans(batch).Plan, ignored, clock.GetCurrentInstant(), cancellationToken);
        return batch.Events.Count;
    }

    private ReadEvent? Read(ClaimedEvent claimed)
    {
        try
        {
            return EventReader.Read(claimed);
        }
        catch (JsonException error)
        {
            LogUnreadable(error, claimed.Id);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "Event {EventId} cannot be read.")]
    private partial void LogUnreadable(Exception error, Guid eventId);
}

/// <summary>Sizes and time limits of <see cref="EventScan"/>.</summary>
/// <param name="BatchSize">Events a claim.</param>
public sealed record EventScanOptions(int BatchSize = 500)
{
    /// <summary>How long a claim holds; a batch takes well under a second.</summary>
    public Duration Lease { get; init; } = Duration.FromSeconds(30);
}
