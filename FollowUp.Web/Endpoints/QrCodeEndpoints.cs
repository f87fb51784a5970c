using FollowUp.Core.Capture;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Web.Composition;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/api/v1/qr-codes</c>.</summary>
internal static class QrCodeEndpoints
{
    private const string Path = "/api/v1/qr-codes";

    public static IEndpointRouteBuilder MapQrCodes(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(Path).WithTags("QR codes");
        group.MapGet("", ListQuery.AtRunTime(ListAsync)).RequireScope(ApiScopes.CaptureRead).WithSummary("Lists QR codes, newest first.");
        group.MapPost("", CreateAsync).RequireScope(ApiScopes.CaptureWrite).WithSummary("Creates a QR code.")
            .Accepts<QrCodeBody>("application/json").Produces<QrCodeAnswer>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest);
        group.MapGet("{id:guid}", GetAsync).RequireScope(ApiScopes.CaptureRead).WithSummary("Shows a QR code.").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPatch("{id:guid}", ChangeAsync).RequireScope(ApiScopes.CaptureWrite).WithSummary("Changes the fields that are given; archives or brings back by status.")
            .Accepts<QrCodeBody>("application/json").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("{id:guid}/archive", ArchiveAsync).RequireScope(ApiScopes.CaptureWrite).WithSummary("Archives a QR code: its address answers no more.").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("{id:guid}/image", ImageAsync).RequireScope(ApiScopes.CaptureRead).WithSummary("The picture to print: format is svg or png, size its side in px.")
            .Produces(StatusCodes.Status200OK, contentType: "image/svg+xml").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        app.MapGet("/capture/codes/{id:guid}/image", ImageAsync).RequireAuthorization().ExcludeFromDescription();
        return app;
    }

    private static async Task<ListAnswer<QrCodeAnswer>> ListAsync(
        [AsParameters] CaptureListQuery query, HttpContext context, IQrCodes codes, CaptureLinks links, CancellationToken cancellationToken)
        => (await codes.ListAsync(context.ToActor(), query.FilterOf(), query.PageOf(), cancellationToken)).ToAnswer(row => CaptureAnswers.Of(row, links));

    private static async Task<QrCodeAnswer> GetAsync(Guid id, HttpContext context, IQrCodes codes, CaptureLinks links, CancellationToken cancellationToken)
        => CaptureAnswers.Of(await codes.GetAsync(context.ToActor(), id, cancellationToken), links);

    private static async Task<IResult> CreateAsync(HttpContext context, IQrCodes codes, CaptureLinks links, CancellationToken cancellationToken)
    {
        var body = await JsonBody.MergeAsync(context.Request, new QrCodeBody(), cancellationToken);
        var status = ApiText.Read<CaptureStatus>("status", body.Status ?? "");
        var id = await codes.CreateAsync(context.ToActor(), body.Input(), cancellationToken);
        if (status == CaptureStatus.Archived)
        {
            await codes.ArchiveAsync(context.ToActor(), id, true, cancellationToken);
        }

        return TypedResults.Created($"{Path}/{id:D}", await GetAsync(id, context, codes, links, cancellationToken));
    }

    private static async Task<QrCodeAnswer> ChangeAsync(Guid id, HttpContext context, IQrCodes codes, CaptureLinks links, CancellationToken cancellationToken)
    {
        var actor = context.ToActor();
        var current = await codes.GetAsync(actor, id, cancellationToken);
        var before = QrCodeBody.Of(current);
        var after = await JsonBody.MergeAsync(context.Request, before, cancellationToken);
        var archived = ApiText.Read<CaptureStatus>("status", after.Status ?? "") == CaptureStatus.Archived;
        var input = after.Input();
        if (Json.Write(input) != Json.Write(before.Input()))
        {
            await codes.UpdateAsync(actor, id, after.Version, input, cancellationToken);
        }

        if (archived != current.Archived)
        {
            await codes.ArchiveAsync(actor, id, archived, cancellationToken);
        }

        return await GetAsync(id, context, codes, links, cancellationToken);
    }

    private static async Task<QrCodeAnswer> ArchiveAsync(Guid id, HttpContext context, IQrCodes codes, CaptureLinks links, CancellationToken cancellationToken)
    {
        await codes.ArchiveAsync(context.ToActor(), id, true, cancellationToken);
        return await GetAsync(id, context, codes, links, cancellationToken);
    }

    private static async Task<IResult> ImageAsync(Guid id, string? format, string? size, HttpContext context, IQrCodes codes, CaptureLinks links, CancellationToken cancellationToken)
        => QrImage.Draw(links.QrCode((await codes.GetAsync(context.ToActor(), id, cancellationToken)).Code), format, size);
}
