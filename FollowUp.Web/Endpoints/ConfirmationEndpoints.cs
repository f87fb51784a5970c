using FollowUp.Core.Consent;
using FollowUp.Web.Composition;
using Microsoft.AspNetCore.Mvc;

namespace FollowUp.Web.Endpoints;

/// <summary>The button of <c>/c/{token}</c>. Nobody is signed in, and the token is the proof, so there is nothing that antiforgery would guard.</summary>
public static class ConfirmationEndpoints
{
    private const int LargestForm = 4 * 1024;

    public static IEndpointRouteBuilder MapConfirmations(this IEndpointRouteBuilder app)
    {
        app.MapPost("/c/{token:maxlength(80)}/confirm", ConfirmAsync).ExcludeFromDescription().RequireRateLimiting(PublicSide.Limit)
            .WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        return app;
    }

    private static async Task<IResult> ConfirmAsync(string token, HttpContext context, IConfirmations confirmations, CancellationToken cancellationToken)
        => await confirmations.ConfirmAsync(token, context.ToVisitor(), cancellationToken) is null ? PlainPages.UnknownLink : Results.LocalRedirect($"/c/{Uri.EscapeDataString(token)}");
}
