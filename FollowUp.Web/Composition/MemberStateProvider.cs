using FollowUp.Core.Organizations;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace FollowUp.Web.Composition;

/// <summary>Looks now and then whether who opened a circuit may still use it: new password, other role, removed.</summary>
internal sealed class MemberStateProvider(ILoggerFactory loggers, IServiceScopeFactory scopes) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ISignIn>().StillHoldsAsync(authenticationState.User, cancellationToken);
    }
}
