using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Contacts;

/// <summary>A person a business follows up with. Known by e-mail address, else by number.</summary>
public sealed class Contact : IOrganizationOwned, IVersioned
{
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    /// <summary>Normalised by <see cref="EmailAddress"/>.</summary>
    public string? Email { get; set; }

    /// <summary>E.164, such as <c>+46701234567</c>.</summary>
    public string? Phone { get; set; }

    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    /// <summary>Zone id of the tz database; null when not known.</summary>
    public string? TimeZone { get; set; }

    /// <summary>Of the address, ISO 3166-1 alpha-2; null when not known.</summary>
    public string? Country { get; set; }

    /// <summary>State or province of the address within its country, such as <c>TX</c>; null when not known.</summary>
    public string? State { get; set; }

    /// <summary>Since when nothing may be sent because the person objected or the data are in dispute (GDPR Art. 18).</summary>
    public Instant? RestrictedAt { get; set; }

    /// <summary>When the person was erased; the row stays empty, so that counts still add up.</summary>
    public Instant? ErasedAt { get; set; }

    public Instant CreatedAt { get; init; }

    public Instant UpdatedAt { get; set; }

    public int Version { get; set; }

    /// <summary>First and last name, else the address.</summary>
    public string DisplayName => ContactName.Of(FirstName, LastName, Email, Phone);
}
