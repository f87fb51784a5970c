using FollowUp.Core.Organizations;

namespace FollowUp.Web.Composition;

/// <summary>Says which API keys an endpoint takes.</summary>
public static class ScopePolicies
{
    /// <summary>Takes API keys with this scope and nobody else: 401 without a key, 403 with one that lacks the scope.</summary>
    /// <param name="scope">One of <see cref="ApiScopes"/>.</param>
    public static TBuilder RequireScope<TBuilder>(this TBuilder builder, string scope)
        where TBuilder : IEndpointConventionBuilder
    {
        if (!ApiScopes.All.Contains(scope))
        {
            throw new ArgumentException($"There is no scope {scope}.", nameof(scope));
        }

        return builder.RequireAuthorization(policy => policy
            .AddAuthenticationSchemes(ApiKeyHandler.SchemeName)
            .RequireAuthenticatedUser()
            .RequireAssertion(context => context.User.FindFirst(ActorClaims.Scopes) is { } held && ApiScopes.Allow(held.Value, scope)));
    }
}
