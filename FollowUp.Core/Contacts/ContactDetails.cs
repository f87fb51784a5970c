namespace FollowUp.Core.Contacts;

/// <summary>What a source tells about a person, already normalised.</summary>
public sealed record ContactDetails(
    string? Email,
    string? Phone,
    string? FirstName = null,
    string? LastName = null,
    string? TimeZone = null)
{
    /// <summary>Of the address, ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>State or province of the address, such as <c>TX</c>; only with a country.</summary>
    public string? State { get; init; }
}
