using System.Globalization;
using System.Security.Claims;

namespace FollowUp.Core.Organizations;

/// <summary>How an <see cref="Actor"/> is written into a principal: by sign-in and by API keys, read back in one place.</summary>
public static class ActorClaims
{
    public const string Organization = "followup:organization";
    public const string Role = "followup:role";

    /// <summary>Name of the organization, for the frame of the pages.</summary>
    public const string OrganizationName = "followup:organization-name";

    /// <summary>Zone id of the organization, for times on pages.</summary>
    public const string OrganizationZone = "followup:organization-zone";

    /// <summary>Stored scopes of an API key; absent on members.</summary>
    public const string Scopes = "followup:scopes";

    /// <summary>Network address of the request; set for each one anew, in no cookie.</summary>
    public const string From = "followup:from";

    public static IEnumerable<Claim> Of(Guid organizationId, Role role) =>
    [
        new(Organization, organizationId.ToString("D")),
        new(Role, ((int)role).ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>Null when the principal is nobody, or belongs to no organization.</summary>
    public static Actor? Read(ClaimsPrincipal principal)
    {
        if (principal.Identity is not { IsAuthenticated: true }
            || !Guid.TryParse(principal.FindFirstValue(Organization), out var organizationId)
            || !Enum.TryParse<Role>(principal.FindFirstValue(Role), out var role)
            || !Enum.IsDefined(role)
            || !Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
        {
            return null;
        }

        return new Actor(organizationId, id, principal.FindFirstValue(ClaimTypes.Name) ?? "", role) { From = principal.FindFirstValue(From) };
    }

    private static string? FindFirstValue(this ClaimsPrincipal principal, string type) => principal.FindFirst(type)?.Value;
}
