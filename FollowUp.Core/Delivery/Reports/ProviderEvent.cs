using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Delivery.Reports;

/// <summary>One report of a provider as it was taken. Unique by organization, provider and event id: a repeat is counted and changes nothing.</summary>
public sealed class ProviderEvent : IOrganizationOwned
{
    /// <summary>Rows older than this are deleted; a repeat that comes later would be taken once more, and change nothing all the same.</summary>
    public static readonly Duration Keep = Duration.FromDays(30);

    /// <summary>So long a report waits for its message.</summary>
    public static readonly Duration Patience = Duration.FromDays(1);

    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public Guid AccountId { get; init; }

    public required string Provider { get; init; }

    public required string EventId { get; init; }

    /// <summary>The provider's reference of the message.</summary>
    public required string Reference { get; init; }

    /// <summary>Our own id of the message as the provider gave it back; not checked yet.</summary>
    public Guid? ToldMessageId { get; init; }

    public ReportKind Kind { get; init; }

    public bool Machine { get; init; }

    public Instant At { get; init; }

    public Instant ReceivedAt { get; init; }

    public string? Code { get; init; }

    public string? Words { get; init; }

    public string? Url { get; init; }

    /// <summary>What the provider took for the message, in millionths of <see cref="Currency"/>; null when it does not say.</summary>
    public long? Cost { get; init; }

    /// <summary>ISO 4217.</summary>
    public string? Currency { get; init; }

    /// <summary>The message it is about; null while it is not known.</summary>
    public Guid? MessageId { get; init; }

    /// <summary>When to look for its message again; null when it was found or is given up.</summary>
    public Instant? CheckAt { get; init; }

    /// <summary>How often it came again.</summary>
    public int Repeats { get; init; }
}
