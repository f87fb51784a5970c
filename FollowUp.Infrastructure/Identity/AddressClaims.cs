using System.Security.Claims;
using FollowUp.Core.Organizations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace FollowUp.Infrastructure.Identity;

/// <summary>
/// Says with who asks from where they ask, for every request anew: requests, circuits and keys then know it alike. On a
/// copy, so that it never gets into a cookie.
/// </summary>
internal sealed class AddressClaims(IHttpContextAccessor http) : IClaimsTransformation
{
    public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        var said = principal.FindFirst(ActorClaims.From)?.Value;
        var address = RequestAddress.Of(http.HttpContext);
        if (principal.Identity?.IsAuthenticated != true || said == address)
        {
            return Task.FromResult(principal);
        }

        var copy = principal.Clone();
        foreach (var identity in copy.Identities)
        {
            identity.FindAll(ActorClaims.From).ToList().ForEach(identity.RemoveClaim);
        }

        if (address is not null)
        {
            ((ClaimsIdentity)copy.Identity!).AddClaim(new Claim(ActorClaims.From, address));
        }

        return Task.FromResult(copy);
    }
}
