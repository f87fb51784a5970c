namespace FollowUp.Core.Organizations;

/// <summary>What messages and public pages show of an organization.</summary>
public sealed record OrganizationProfile(Guid Id, string Name, string PostalAddress, string BrandColor, string? ReplyTo, string TimeZone)
{
    /// <summary>Web addresses in its text messages are written short.</summary>
    public bool ShortLinks { get; init; } = true;
}
