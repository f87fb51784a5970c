using FollowUp.Core.Consent;
using FollowUp.Core.Kernel;
using FollowUp.Web.Composition;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace FollowUp.Web.Endpoints;

/// <summary>Posts to <c>/u/{token}</c>: the one click of mail programs, and the buttons of the page.</summary>
public static class PublicEndpoints
{
    private const int LargestForm = 16 * 1024;
    private const int LongestAgent = 300;

    public static IEndpointRouteBuilder MapOptOuts(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/u/{token:maxlength(40)}").ExcludeFromDescription().RequireRateLimiting(PublicSide.Limit)
            .WithMetadata(new RequestSizeLimitAttribute(LargestForm));

        // Before the page of the same path, which takes posts too.
        group.MapPost("", OneClickAsync).WithOrder(-1);
        group.MapPost("/stop", StopAsync).AddEndpointFilter(RequireAntiforgeryAsync);
        group.MapPost("/undo", UndoAsync).AddEndpointFilter(RequireAntiforgeryAsync);
        return app;
    }

    /// <summary>RFC 8058 §3.2: sent by mail programs without cookies, answered at once and without a redirect.</summary>
    private static async Task<IResult> OneClickAsync(string token, HttpRequest request, IOptOuts optOuts, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType || (await request.ReadFormAsync(cancellationToken))["List-Unsubscribe"] != "One-Click")
        {
            return PlainPages.Say(StatusCodes.Status400BadRequest, "That could not be taken", "Open the link in a browser and press the button there.");
        }

        try
        {
            await optOuts.OptOutAsync(token, "one-click unsubscribe", Evidence(request.HttpContext), cancellationToken);
            return Results.Text("You are unsubscribed.");
        }
        catch (NotFoundException)
        {
            return PlainPages.UnknownLink;
        }
    }

    private static async Task<IResult> StopAsync(string token, HttpContext context, IOptOuts optOuts, CancellationToken cancellationToken)
    {
        await optOuts.OptOutAsync(token, "unsubscribe page", Evidence(context), cancellationToken);
        return Back(token);
    }

    private static async Task<IResult> UndoAsync(string token, HttpContext context, IOptOuts optOuts, CancellationToken cancellationToken)
    {
        await optOuts.UndoAsync(token, Evidence(context), cancellationToken);
        return Back(token);
    }

    /// <summary>From where it came, for the consent ledger.</summary>
    internal static PersonalEvidence Evidence(HttpContext context)
    {
        var agent = context.Request.Headers.UserAgent.ToString();
        return new PersonalEvidence(context.Connection.RemoteIpAddress?.ToString(), agent.Length == 0 ? null : agent[..Math.Min(agent.Length, LongestAgent)]);
    }

    private static IResult Back(string token) => Results.LocalRedirect($"/u/{Uri.EscapeDataString(token)}");

    internal static async ValueTask<object?> RequireAntiforgeryAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var antiforgery = call.HttpContext.RequestServices.GetRequiredService<IAntiforgery>();
        return await antiforgery.IsRequestValidAsync(call.HttpContext) ? await next(call) : Results.StatusCode(StatusCodes.Status400BadRequest);
    }
}
