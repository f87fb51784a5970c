using FollowUp.Core.Delivery.Tracking;
using FollowUp.Web.Composition;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/t/c/{token}</c> and, from text messages, <c>/s/{code}</c> lead a click on, <c>/t/o/{token}.gif</c> notes an opening.</summary>
public static class TrackingEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>One transparent pixel.</summary>
    private static readonly byte[] Pixel = Convert.FromBase64String("R0lGODlhAQABAPAAAAAAAAAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==");

    public static IEndpointRouteBuilder MapTracking(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/t").ExcludeFromDescription().RequireRateLimiting(PublicSide.Limit);
        group.MapMethods("/c/{token:maxlength(60)}", Reading, ClickAsync);
        group.MapMethods("/o/{token:maxlength(40)}.gif", Reading, OpenAsync);
        app.MapMethods("/s/{code:maxlength(20)}", Reading, ShortAsync).ExcludeFromDescription().RequireRateLimiting(PublicSide.Limit);
        return app;
    }

    private static Task<IResult> ClickAsync(string token, HttpContext context, ITracking tracking, CancellationToken cancellationToken)
        => TrackingToken.Read(token) is null ? Task.FromResult(PlainPages.UnknownLink) : FollowAsync(token, context, tracking, cancellationToken);

    /// <summary>Who has tried too many codes that lead nowhere is not told of any for a while, not even of right ones.</summary>
    private static async Task<IResult> ShortAsync(string code, HttpContext context, ITracking tracking, ShortLinkMisses misses, CancellationToken cancellationToken)
    {
        if (!ShortCode.IsOne(code))
        {
            return PlainPages.UnknownLink;
        }

        var sender = context.Connection.RemoteIpAddress;
        if (misses.TooMany(sender))
        {
            context.Response.Headers.RetryAfter = "60";
            return PlainPages.Say(StatusCodes.Status429TooManyRequests, "Too many links that do not exist", "Wait a minute, then open the link from the message once more.");
        }

        var answer = await FollowAsync(code, context, tracking, cancellationToken);
        if (ReferenceEquals(answer, PlainPages.UnknownLink))
        {
            misses.Add(sender);
        }

        return answer;
    }

    private static async Task<IResult> FollowAsync(string token, HttpContext context, ITracking tracking, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        var target = HttpMethods.IsHead(context.Request.Method)
            ? await tracking.FindAsync(token, cancellationToken)
            : await tracking.ClickAsync(token, Visitor(context), cancellationToken);
        return Uri.TryCreate(target, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? Results.Redirect(uri.AbsoluteUri)
            : PlainPages.UnknownLink;
    }

    private static async Task<IResult> OpenAsync(string token, HttpContext context, ITracking tracking, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await tracking.OpenAsync(token, Visitor(context), cancellationToken);
        }

        return Results.Bytes(Pixel, "image/gif");
    }

    private static TrackingVisitor Visitor(HttpContext context)
        => new(context.Request.Headers.UserAgent.ToString(), context.Connection.RemoteIpAddress?.ToString(), context.Request.IsLookahead());
}
