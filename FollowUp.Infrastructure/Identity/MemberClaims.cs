using System.Security.Claims;
using FollowUp.Core.Organizations;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace FollowUp.Infrastructure.Identity;

/// <summary>Writes into the cookie who it is, for which organization and in which role.</summary>
internal sealed class MemberClaims(Memberships memberships, IOptions<IdentityOptions> options) : IUserClaimsPrincipalFactory<User>
{
    public Task<ClaimsPrincipal> CreateAsync(User user) => CreateAsync(user, null);

    /// <param name="preferred">The organization to stay in, while the user belongs to it.</param>
    public async Task<ClaimsPrincipal> CreateAsync(User user, Guid? preferred)
    {
        var names = options.Value.ClaimsIdentity;
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme, ClaimTypes.Name, ActorClaims.Role);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, user.Id.ToString("D")));
        identity.AddClaim(new Claim(ClaimTypes.Name, user.DisplayName));
        identity.AddClaim(new Claim(ClaimTypes.Email, user.Email ?? ""));
        identity.AddClaim(new Claim(names.SecurityStampClaimType, user.SecurityStamp ?? ""));
        if (await memberships.FindAsync(user.Id, preferred, CancellationToken.None) is { } membership)
        {
            identity.AddClaims(ActorClaims.Of(membership.OrganizationId, membership.Role));
        }

        return new ClaimsPrincipal(identity);
    }
}
