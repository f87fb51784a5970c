using FollowUp.Core.Media;
using FollowUp.Web.Composition;
using Microsoft.Net.Http.Headers;

namespace FollowUp.Web.Endpoints;

/// <summary>The files of messages: <c>/m/{token}</c> for providers and contacts, <c>/media/{id}</c> for members.</summary>
internal static class MediaContents
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Nothing in a file may run or load anything, whatever a browser takes it for.</summary>
    private const string Policy = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

    /// <summary>Browsers show no PDF in a sandbox of the page; they have one of their own for it.</summary>
    private const string PdfPolicy = "frame-ancestors 'none'";

    public static IEndpointRouteBuilder MapMediaContents(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/m/{token:length(22)}", Reading, PublicAsync).ExcludeFromDescription().RequireRateLimiting(PublicSide.Limit);
        app.MapMethods("/media/{id:guid}", Reading, AnswerAsync).RequireAuthorization().ExcludeFromDescription();
        return app;
    }

    public static async Task<IResult> AnswerAsync(Guid id, HttpContext context, IMedia media, CancellationToken cancellationToken)
        => Answer(await media.OpenAsync(context.ToActor(), id, cancellationToken), "private, max-age=3600", context);

    /// <summary>Providers fetch a file once for each message, so that they may keep it for a while.</summary>
    private static async Task<IResult> PublicAsync(string token, HttpContext context, IMedia media, CancellationToken cancellationToken)
        => await media.OpenPublicAsync(token, cancellationToken) is { } opened ? Answer(opened, "public, max-age=86400", context) : PlainPages.UnknownLink;

    private static IResult Answer(OpenedMedia opened, string caching, HttpContext context)
    {
        var file = opened.File;

        // Twilio names the file on the phone by this (twilio.com/docs/messaging/guides/accepted-mime-types).
        var disposition = new ContentDispositionHeaderValue(IsShown(file.ContentType) ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        context.SetContentSecurityPolicy(file.ContentType == MediaKinds.Pdf.ContentType ? PdfPolicy : Policy);
        context.Response.Headers.CacheControl = caching;
        context.Response.Headers.ContentDisposition = disposition.ToString();
        return Results.Stream(opened.Content, file.ContentType, entityTag: new EntityTagHeaderValue($"\"{file.Hash}\""), enableRangeProcessing: true);
    }

    private static bool IsShown(string contentType)
        => contentType == MediaKinds.Pdf.ContentType || contentType.Split('/')[0] is "image" or "video" or "audio";
}
