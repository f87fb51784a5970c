using FollowUp.Core.Capture;
using FollowUp.Web.Composition;
using FollowUp.Web.Features.Public;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/q/{code}</c> leads a scan on, <c>/l/{slug}</c> shows a landing page.</summary>
public static class CaptureVisitEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static IEndpointRouteBuilder MapCaptureVisits(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("").ExcludeFromDescription().RequireRateLimiting(PublicSide.Limit);
        group.MapMethods("/q/{code:maxlength(40)}", Reading, ScanAsync);
        group.MapMethods("/l/{slug:maxlength(100)}", Reading, VisitAsync);
        return app;
    }

    /// <summary>What somebody comes with; whoever only looks ahead is a program.</summary>
    private static Device DeviceOf(HttpRequest request) => request.IsLookahead() ? Device.Bot : Devices.Of(request.Headers.UserAgent);

    private static async Task<IResult> ScanAsync(string code, HttpContext context, ICaptureVisits visits, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await visits.ScanAsync(code, DeviceOf(context.Request), cancellationToken) is { } target
            ? Results.Redirect(target)
            : PlainPages.Say(StatusCodes.Status404NotFound, "This code leads nowhere", "It was taken out of use, or it was not read in full. Try scanning it once more.");
    }

    private static async Task<IResult> VisitAsync(string slug, string? c, HttpContext context, ICaptureVisits visits, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await visits.VisitAsync(slug, c, DeviceOf(context.Request), cancellationToken) is { } shown
            ? new RazorComponentResult<LandingBody>(new { Shown = shown })
            : PlainPages.UnknownPage;
    }
}
