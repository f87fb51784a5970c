using System.Text.Json;
using FollowUp.Core.Events;
using FollowUp.Core.Kernel;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace FollowUp.Core.Intake;

/// <summary>Acts on stored events: matches request campaigns and enrolls, a batch at a time.</summary>
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

        var orders = new List<OrderEvent>();
        var ignored = new List<IgnoredEvent>();
        foreach (var claimed in batch.Events)
        {
            if (claimed.Type != OrderDelivered.Type)
            {
                ignored.Add(new IgnoredEvent(claimed, $"Nothing is set up for events of type {claimed.Type}."));
            }
            else if (Read(claimed) is { } order)
            {
                orders.Add(new OrderEvent(claimed, order));
            }
            else
            {
                ignored.Add(new IgnoredEvent(claimed, "The stored event cannot be read."));
            }
        }

        await batches.CommitAsync(batch.Lease, orders, new OrderPlans(batch).Plan, ignored, clock.GetCurrentInstant(), cancellationToken);
        return batch.Events.Count;
    }

    private OrderDelivered? Read(ClaimedEvent claimed)
    {
        try
        {
            return Json.Read<OrderDelivered>(claimed.Payload);
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
