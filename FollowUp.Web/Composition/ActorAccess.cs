using System.Security.Claims;
using FollowUp.Core.Organizations;

namespace FollowUp.Web.Composition;

/// <summary>From who is signed in to on whose behalf something is done.</summary>
public static class ActorAccess
{
    /// <exception cref="UnauthorizedAccessException">Nobody is signed in, or not for an organization; pages and endpoints require it beforehand.</exception>
    public static Actor ToActor(this ClaimsPrincipal principal)
        => ActorClaims.Read(principal) ?? throw new UnauthorizedAccessException("Nobody is signed in.");

    /// <inheritdoc cref="ToActor(ClaimsPrincipal)"/>
    public static Actor ToActor(this HttpContext context) => context.User.ToActor();
}
