using FollowUp.Core.Organizations;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FollowUp.Infrastructure.Identity;

/// <summary>Renews what a cookie says about role and organization, and ends it for those who no longer belong anywhere.</summary>
internal sealed class MemberStampValidator(
    IOptions<SecurityStampValidatorOptions> options, SignInManager<User> signIn, MemberClaims claims, ILoggerFactory loggers)
    : SecurityStampValidator<User>(options, signIn, loggers)
{
    protected override async Task SecurityStampVerified(User user, CookieValidatePrincipalContext context)
    {
        var current = context.Principal is { } principal ? ActorClaims.Read(principal) : null;
        var renewed = await claims.CreateAsync(user, current?.OrganizationId);
        if (ActorClaims.Read(renewed) is null)
        {
            context.RejectPrincipal();
            await SignInManager.SignOutAsync();
            return;
        }

        context.ReplacePrincipal(renewed);
        context.ShouldRenew = true;
    }
}
