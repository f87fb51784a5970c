using FollowUp.Core.Delivery.Costs;
using NodaTime;

namespace FollowUp.Core.Delivery.Reports;

/// <summary>What reports may change of a message.</summary>
/// <param name="Tried">It was handed over at least once, so that its provider may know it whatever its state is now.</param>
/// <param name="Error">The provider's words about a failure.</param>
public sealed record MessageFate(
    MessageState State, bool Tried, Instant? SentAt, Instant? DeliveredAt = null, Instant? OpenedAt = null, Instant? ClickedAt = null, string? Error = null)
{
    /// <summary>What reports say that the provider took for it; null when none says so.</summary>
    public Money? Price { get; init; }

    /// <summary>A report says that the provider took nothing for it; a <see cref="Price"/> outdoes that.</summary>
    public bool Free { get; init; }
}

/// <summary>A line of a message's history that a report adds.</summary>
public sealed record ReportedEvent(string Type, Instant At, string? Detail = null);
