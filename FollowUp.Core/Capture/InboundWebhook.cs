using NodaTime;

namespace FollowUp.Core.Capture;

/// <summary>An address that another program sends any JSON to, and how an event is made of it.</summary>
public sealed class InboundWebhook : ICaptureSource
{
    /// <summary>Bytes of a body.</summary>
    public const int LargestBody = 256 * 1024;

    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public required string Name { get; set; }

    /// <summary>Type of the events it raises, such as <c>job_completed</c>.</summary>
    public required string EventType { get; set; }

    /// <summary>Unguessable end of its address; never changes, because other programs know it.</summary>
    public required string Token { get; init; }

    /// <summary>What senders sign with; null: whoever knows the address may send.</summary>
    public string? ProtectedSecret { get; set; }

    public WebhookMapping Mapping { get; set; } = WebhookMapping.Empty;

    public bool Archived { get; set; }

    /// <summary>Bodies that were JSON from a sender who may send.</summary>
    public int Received { get; init; }

    public Instant? LastReceivedAt { get; init; }

    public Instant CreatedAt { get; init; }

    public int Version { get; set; }
}
