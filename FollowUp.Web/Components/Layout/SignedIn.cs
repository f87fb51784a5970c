using System.Security.Claims;
using FollowUp.Core.Organizations;

namespace FollowUp.Web.Components.Layout;

/// <summary>What the frame shows of the person signed in.</summary>
/// <param name="Organization">Name of the organization, or the product's where there is none.</param>
/// <param name="User">Name or address of the person; null when nobody is signed in.</param>
/// <param name="Role">Role in words, such as "Owner".</param>
/// <param name="Zone">IANA id of the organization's time zone.</param>
public sealed record SignedIn(string Organization, string? User, string? Role, string Zone)
{
    /// <summary>Reads the claims of sign-in; missing ones fall back to what is neutral.</summary>
    public static SignedIn From(ClaimsPrincipal? person)
    {
        Role? role = person is null ? null : ActorClaims.Read(person)?.Role;
        return new(
            person?.FindFirst(ActorClaims.OrganizationName)?.Value ?? "FollowUp",
            person?.Identity?.IsAuthenticated == true ? person.Identity.Name : null,
            role?.ToString(),
            person?.FindFirst(ActorClaims.OrganizationZone)?.Value ?? "Etc/UTC");
    }
}
