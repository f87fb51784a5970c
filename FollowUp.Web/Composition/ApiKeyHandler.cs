using System.Security.Claims;
using System.Text.Encodings.Web;
using FollowUp.Core.Organizations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace FollowUp.Web.Composition;

/// <summary>Signs programs in by <c>Authorization: Bearer</c> and an API key (RFC 6750).</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, IApiKeyLookup keys, IProblemDetailsService problems)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "ApiKey";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string? header = Request.Headers.Authorization;
        if (header?.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) != true)
        {
            return AuthenticateResult.NoResult();
        }

        if (await keys.FindAsync(header[Bearer.Length..].Trim(), Context.RequestAborted) is not { } key)
        {
            return AuthenticateResult.Fail("The API key is unknown or revoked.");
        }

        var identity = new ClaimsIdentity(SchemeName, ClaimTypes.Name, ActorClaims.Role);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, key.Id.ToString("D")));
        identity.AddClaim(new Claim(ClaimTypes.Name, $"API key “{key.Name}”"));
        identity.AddClaim(new Claim(ActorClaims.Scopes, key.Scopes));
        identity.AddClaims(ActorClaims.Of(key.OrganizationId, ApiScopes.RoleOf(key.Scopes)));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return WriteAsync(StatusCodes.Status401Unauthorized, "An API key is needed.", "Send the header Authorization: Bearer with an API key that is not revoked.");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
        => WriteAsync(StatusCodes.Status403Forbidden, "The API key does not allow this.", $"It has the scopes {Context.User.FindFirst(ActorClaims.Scopes)?.Value}.");

    private async Task WriteAsync(int status, string title, string detail)
    {
        Response.StatusCode = status;
        await problems.WriteAsync(new ProblemDetailsContext
        {
            HttpContext = Context,
            ProblemDetails = new ProblemDetails { Status = status, Title = title, Detail = detail },
        });
    }
}
