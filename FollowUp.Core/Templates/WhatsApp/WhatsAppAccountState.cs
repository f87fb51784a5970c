using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Templates.WhatsApp;

/// <summary>What the provider of a WhatsApp account told when it was asked last.</summary>
public sealed class WhatsAppAccountState : IOrganizationOwned
{
    public Guid AccountId { get; init; }

    public Guid OrganizationId { get; init; }

    public Instant TriedAt { get; set; }

    public Instant? SyncedAt { get; set; }

    /// <summary>Why it could not be asked.</summary>
    public string? Problem { get; set; }

    public string? Quality { get; set; }

    public string? MessagingLimit { get; set; }
}
