using FollowUp.Core.Delivery.Channels.Accounts;

namespace FollowUp.Infrastructure.Seeding;

/// <summary>An organization to begin with. Secrets are left out of its text form.</summary>
/// <param name="Smtp">Sends e-mail; the Sandbox does when null.</param>
internal sealed record OrganizationPlan(
    string Name, string OwnerEmail, string OwnerName, string Password, string? ApiKey, string? WebhookSecret, ChannelAccountInput? Smtp, bool IsDemo)
{
    public string TimeZone { get; init; } = "UTC";

    public string PostalAddress { get; init; } = "";

    public string BrandColor { get; init; } = "#2F5D50";

    public override string ToString() => $"{nameof(OrganizationPlan)} {{ {Name} }}";
}
