using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Delivery.Reports;

/// <summary>A message that somebody sent to the organization, as it was taken. Unique by organization, provider and the provider's id.</summary>
public sealed class ReceivedMessage : IOrganizationOwned
{
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public Guid AccountId { get; init; }

    public required string Provider { get; init; }

    public required string ProviderMessageId { get; init; }

    public Channel Channel { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public string? Subject { get; init; }

    /// <summary>Null when the provider keeps the words.</summary>
    public string? Text { get; init; }

    /// <summary>JSON list of <see cref="Channels.Webhooks.InboundMedia"/>.</summary>
    public required string Media { get; init; }

    /// <summary>What stands behind the button that was chosen.</summary>
    public string? Button { get; init; }

    /// <summary>The message it answers, if any.</summary>
    public Guid? AnsweredId { get; init; }

    /// <summary>Who wrote; null for somebody unknown.</summary>
    public Guid? ContactId { get; init; }

    public Instant At { get; init; }

    public Instant ReceivedAt { get; init; }

    /// <summary>A program wrote it, such as an out-of-office note: it is no reply.</summary>
    public bool Automatic { get; init; }
}
