using FollowUp.Core.Organizations;
using Microsoft.AspNetCore.Components.Authorization;

namespace FollowUp.Web.Composition;

/// <summary>Who uses this page, for pages in a circuit and static ones alike.</summary>
public sealed class CurrentActor(AuthenticationStateProvider authentication)
{
    /// <exception cref="UnauthorizedAccessException">Nobody is signed in.</exception>
    public async Task<Actor> GetAsync() => (await authentication.GetAuthenticationStateAsync()).User.ToActor();

    /// <summary>Null when nobody is signed in.</summary>
    public async Task<Actor?> FindAsync() => ActorClaims.Read((await authentication.GetAuthenticationStateAsync()).User);
}
