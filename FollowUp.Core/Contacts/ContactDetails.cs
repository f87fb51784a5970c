namespace FollowUp.Core.Contacts;

/// <summary>What a source tells about a person, already normalised.</summary>
public sealed record ContactDetails(
    string? Email,
    string? Phone,
    string? FirstName = null,
    string? LastName = null,
    string? TimeZone = null);
