using FollowUp.Core.Delivery.Tracking;
using FollowUp.Core.Kernel;
using FollowUp.Core.Media;
using FollowUp.Core.Organizations;
using FollowUp.Web.Composition;
using Microsoft.AspNetCore.Mvc;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/api/v1/media</c>.</summary>
internal static class MediaEndpoints
{
    private const string Path = "/api/v1/media";

    /// <summary>A file and the form round it, in bytes.</summary>
    private const int LargestForm = MediaRules.LargestFile + (64 * 1024);

    public static IEndpointRouteBuilder MapMedia(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(Path).WithTags("Media");
        group.MapGet("", ListQuery.AtRunTime(ListAsync)).RequireScope(ApiScopes.MediaRead).WithSummary("Lists files for messages, newest first.");
        group.MapPost("", UploadAsync).RequireScope(ApiScopes.MediaWrite).WithSummary("Uploads one file, as the part \"file\" of a form. The same bytes under the same name give the same file.")
            .WithMetadata(new RequestSizeLimitAttribute(LargestForm)).Accepts<IFormFile>("multipart/form-data").Produces<MediaAnswer>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge);
        group.MapGet("{id:guid}", GetAsync).RequireScope(ApiScopes.MediaRead).WithSummary("Shows a file.").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("{id:guid}/content", ContentAsync).RequireScope(ApiScopes.MediaRead).WithSummary("The file itself.").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapDelete("{id:guid}", DeleteAsync).RequireScope(ApiScopes.MediaWrite).WithSummary("Removes a file that no template and no message that has not left yet takes along.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        return app;
    }

    private static async Task<ListAnswer<MediaAnswer>> ListAsync([AsParameters] MediaListQuery query, HttpContext context, IMedia media, PublicLinks links, CancellationToken cancellationToken)
        => (await media.ListAsync(context.ToActor(), query.Search, query.PageOf(), cancellationToken)).ToAnswer(file => MediaAnswer.Of(file, links));

    private static async Task<MediaAnswer> GetAsync(Guid id, HttpContext context, IMedia media, PublicLinks links, CancellationToken cancellationToken)
        => MediaAnswer.Of(await media.GetAsync(context.ToActor(), id, cancellationToken), links);

    private static async Task<IResult> UploadAsync(HttpContext context, IMedia media, PublicLinks links, CancellationToken cancellationToken)
    {
        var files = (await ReadFormAsync(context.Request, cancellationToken)).Files;
        if (files.Count != 1 || files[0].Name != "file")
        {
            throw new InputException("file", files.Count == 0 ? "is missing" : "must be the one file of the form");
        }

        MediaRules.CheckSize(files[0].FileName, files[0].Length);
        var content = new byte[files[0].Length];
        await using (var stream = files[0].OpenReadStream())
        {
            await stream.ReadExactlyAsync(content, cancellationToken);
        }

        var id = (await media.UploadAsync(context.ToActor(), files[0].FileName, content, cancellationToken)).Id;
        return TypedResults.Created($"{Path}/{id:D}", await GetAsync(id, context, media, links, cancellationToken));
    }

    /// <exception cref="InputException">It is no form.</exception>
    private static async Task<IFormCollection> ReadFormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await request.ReadFormAsync(cancellationToken);
        }
        catch (Exception error) when (error is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            throw new InputException("file", "cannot be read: the form is not as RFC 7578 asks");
        }
    }

    private static Task<IResult> ContentAsync(Guid id, HttpContext context, IMedia media, CancellationToken cancellationToken)
        => MediaContents.AnswerAsync(id, context, media, cancellationToken);

    private static async Task<IResult> DeleteAsync(Guid id, HttpContext context, IMedia media, CancellationToken cancellationToken)
    {
        await media.DeleteAsync(context.ToActor(), id, cancellationToken);
        return TypedResults.NoContent();
    }
}
