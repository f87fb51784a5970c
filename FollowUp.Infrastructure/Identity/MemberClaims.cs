using System.Security.Claims;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FollowUp.Infrastructure.Identity;

/// <summary>Writes into the cookie who it is, for which organization and in which role.</summary>
internal sealed class MemberClaims(Memberships memberships, Database database, IOptions<IdentityOptions> options) : IUserClaimsPrincipalFactory<User>
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
            await using var context = database.Open(membership.OrganizationId);
            var organization = await context.Organizations.AsNoTracking().SingleAsync(row => row.Id == membership.OrganizationId);
            identity.AddClaims(ActorClaims.Of(membership.OrganizationId, membership.Role));
            identity.AddClaim(new Claim(ActorClaims.OrganizationName, organization.Name));
            identity.AddClaim(new Claim(ActorClaims.OrganizationZone, organization.TimeZone));
        }

        return new ClaimsPrincipal(identity);
    }
}
