using FollowUp.Core.Events;
using NodaTime;

namespace FollowUp.Core.Intake;

/// <summary>What a webhook of a shop says.</summary>
public abstract record OrderWebhook
{
    private OrderWebhook()
    {
    }

    /// <summary>Items of an order arrived.</summary>
    /// <param name="OccurredAt">When; null when the source does not say.</param>
    public sealed record Delivered(OrderDelivered Order, Instant? OccurredAt) : OrderWebhook;

    /// <summary>Well-formed, but nothing to act on. It is taken and kept all the same, because a refusal makes the shop repeat it.</summary>
    /// <param name="Reason">In plain words.</param>
    public sealed record Ignored(string? OrderId, string Reason) : OrderWebhook;
}
