using FollowUp.Core.Delivery.Costs;
using NodaTime;

namespace FollowUp.Core.Delivery.Channels.Webhooks;

/// <summary>One word of a provider about one message. Comes late, twice and in any order.</summary>
/// <param name="ProviderMessageId">The reference the provider gave when it took the message.</param>
/// <param name="EventId">The provider's own id of this event, else one made of what tells it apart: a repeat has the same. At most 200 characters.</param>
/// <param name="At">When it happened; when it was heard of where the provider does not say. Never after that.</param>
public sealed record ProviderReport(string ProviderMessageId, string EventId, ReportKind Kind, Instant At)
{
    /// <summary>The provider's code, such as <c>30003</c> or <c>5.1.1</c>.</summary>
    public string? Code { get; init; }

    /// <summary>The provider's own words, cut to <see cref="LongestWords"/>.</summary>
    public string? Words { get; init; }

    /// <summary>Where a click led; as long as it came.</summary>
    public string? Url { get; init; }

    /// <summary>The provider holds that a program opened it, not a person.</summary>
    public bool Machine { get; init; }

    /// <summary>Our own id, where the provider gives back what was sent along: settles messages whose reference never arrived.</summary>
    public Guid? MessageId { get; init; }

    /// <summary>What the provider took for the whole message, where it says so.</summary>
    public Money? Price { get; init; }

    /// <summary>The provider takes nothing for the message, and names no currency with it.</summary>
    public bool Free { get; init; }

    public const int LongestWords = 500;
}
