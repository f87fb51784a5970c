using System.Security.Claims;

namespace FollowUp.Web.Components.Layout;

/// <summary>What the frame shows of the person signed in.</summary>
/// <param name="Organization">Name of the organization, or the product's where there is none.</param>
/// <param name="User">Name or address of the person; null when nobody is signed in.</param>
/// <param name="Role">Role in words, such as "Owner".</param>
/// <param name="Zone">IANA id of the organization's time zone.</param>
public sealed record SignedIn(string Organization, string? User, string? Role, string Zone)
{
    /// <summary>Claim with the organization's name.</summary>
    public const string OrganizationClaim = "organization_name";

    /// <summary>Claim with the IANA id of the organization's time zone.</summary>
    public const string ZoneClaim = "organization_zone";

    /// <summary>Reads the claims of sign-in; missing ones fall back to what is neutral.</summary>
    public static SignedIn From(ClaimsPrincipal? person)
    {
        string? role = person?.FindFirst(ClaimTypes.Role)?.Value;
        return new(
            person?.FindFirst(OrganizationClaim)?.Value ?? "FollowUp",
            person?.Identity?.IsAuthenticated == true ? person.Identity.Name : null,
            string.IsNullOrEmpty(role) ? null : char.ToUpperInvariant(role[0]) + role[1..],
            person?.FindFirst(ZoneClaim)?.Value ?? "Etc/UTC");
    }
}
