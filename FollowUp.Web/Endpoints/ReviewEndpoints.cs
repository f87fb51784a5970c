using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using FollowUp.Web.Composition;
using FollowUp.Web.Features.Public;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FollowUp.Web.Endpoints;

/// <summary>Approved reviews for other sites, and the pictures of reviews.</summary>
public static class ReviewEndpoints
{
    private const int MostShown = 50;

    /// <summary>Style attributes and pictures, nothing that runs; any site may frame it.</summary>
    private const string EmbedPolicy = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors *";

    private const string PhotoPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";

    public static IEndpointRouteBuilder MapReviewParts(this IEndpointRouteBuilder app)
    {
        var embed = app.MapGroup("/embed/reviews").ExcludeFromDescription().RequireRateLimiting(PublicSide.Limit);
        embed.MapGet("/{organizationId:guid}", EmbedAsync);
        embed.MapGet("/{organizationId:guid}.json", JsonAsync);
        embed.MapGet("/{organizationId:guid}/photos/{hash:length(64)}", PublicPhotoAsync);
        app.MapGet("/reviews/photos/{hash:length(64)}", MemberPhotoAsync).RequireAuthorization().ExcludeFromDescription();
        return app;
    }

    private static async Task<RazorComponentResult> EmbedAsync(Guid organizationId, HttpContext context, IReviews reviews, CancellationToken cancellationToken)
    {
        context.SetContentSecurityPolicy(EmbedPolicy);
        context.Response.Headers.CacheControl = "public, max-age=60";
        var shown = await reviews.PublicAsync(organizationId, MostShown, cancellationToken);
        return new RazorComponentResult<EmbeddedReviews>(new { OrganizationId = organizationId, Reviews = shown });
    }

    private static async Task<IResult> JsonAsync(Guid organizationId, HttpContext context, IReviews reviews, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "public, max-age=60";
        context.Response.Headers.AccessControlAllowOrigin = "*";
        var shown = await reviews.PublicAsync(organizationId, MostShown, cancellationToken);
        return Results.Json(new { items = shown.Select(review => EmbeddedReview.Of(organizationId, review)) });
    }

    /// <summary>Only what belongs to a review that anybody may read.</summary>
    private static async Task<IResult> PublicPhotoAsync(Guid organizationId, string hash, HttpContext context, IReviews reviews, IFileStore files, CancellationToken cancellationToken)
    {
        var shown = await reviews.PublicAsync(organizationId, int.MaxValue, cancellationToken);
        return shown.Any(review => review.Photos.Any(photo => photo.Hash == hash))
            ? await PhotoAsync(organizationId, hash, "public, max-age=86400", context, files, cancellationToken)
            : Results.NotFound();
    }

    private static Task<IResult> MemberPhotoAsync(string hash, HttpContext context, IFileStore files, CancellationToken cancellationToken)
        => PhotoAsync(context.ToActor().OrganizationId, hash, "private, max-age=86400", context, files, cancellationToken);

    private static async Task<IResult> PhotoAsync(Guid organizationId, string hash, string caching, HttpContext context, IFileStore files, CancellationToken cancellationToken)
    {
        if (await files.OpenAsync(organizationId, FileArea.Photos, hash, cancellationToken) is not { } file)
        {
            return Results.NotFound();
        }

        var start = new byte[16];
        var read = await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        if (PhotoFormat.Of(start.AsMemory(0, read)) is not { } type)
        {
            await file.DisposeAsync();
            return Results.NotFound();
        }

        file.Position = 0;
        context.SetContentSecurityPolicy(PhotoPolicy);
        context.Response.Headers.CacheControl = caching;
        context.Response.Headers.ContentDisposition = "inline";
        return Results.Stream(file, type);
    }
}
