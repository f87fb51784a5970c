using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Delivery.Channels;

/// <summary>An organization's account with a provider. Accounts of a channel are tried in order of <see cref="Priority"/>.</summary>
public sealed class ChannelAccount : IOrganizationOwned, IVersioned
{
    public const string SmtpProvider = "smtp";
    public const string SandboxProvider = "sandbox";

    /// <summary>Purpose of <see cref="ProtectedSecrets"/>.</summary>
    public const string SecretPurpose = "channel-account";

    public Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required Channel Channel { get; init; }

    /// <summary>Name of the <see cref="IChannelSender"/>, such as <c>smtp</c>.</summary>
    public required string Provider { get; init; }

    public required string Name { get; set; }

    /// <summary>JSON object of plain texts, as <see cref="ChannelAccountSettings.Settings"/>.</summary>
    public string Settings { get; set; } = "{}";

    /// <summary>JSON object of texts, encrypted as a whole; null when the account has no secrets.</summary>
    public string? ProtectedSecrets { get; set; }

    /// <summary>Sending e-mail address or number.</summary>
    public required string From { get; set; }

    public string? FromName { get; set; }

    /// <summary>Smaller is tried first.</summary>
    public int Priority { get; set; }

    public bool Enabled { get; set; } = true;

    public Instant CreatedAt { get; init; }

    public int Version { get; set; }
}
