namespace FollowUp.Core.Organizations;

/// <summary>What messages and public pages show of an organization.</summary>
public sealed record OrganizationProfile(Guid Id, string Name, string PostalAddress, string BrandColor, string? ReplyTo, string TimeZone);
