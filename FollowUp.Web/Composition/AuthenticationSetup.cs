using FollowUp.Core.Organizations;
using FollowUp.Web.Endpoints;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace FollowUp.Web.Composition;

/// <summary>Who may come in: members by cookie, programs by API key.</summary>
public static class AuthenticationSetup
{
    /// <summary>Adds what pages and endpoints need to know who asks. The cookie itself comes with the infrastructure.</summary>
    public static WebApplicationBuilder AddFollowUpAuthentication(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null);
        services.AddAuthorization(options => options.DefaultPolicy = new AuthorizationPolicyBuilder()
            .RequireAuthenticatedUser()
            .RequireClaim(ActorClaims.Organization)
            .Build());
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, MemberStateProvider>();
        services.AddScoped<CurrentActor>();
        services.AddAccountLimits();
        return builder;
    }

    /// <summary>Comes after routing and before antiforgery.</summary>
    public static WebApplication UseFollowUpAuthentication(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        return app;
    }

    /// <summary>Maps what belongs to accounts and organizations but is no page.</summary>
    public static WebApplication MapOrganizations(this WebApplication app)
    {
        app.MapAccountEndpoints();
        app.MapOrganizationEndpoints();
        return app;
    }
}
