using FollowUp.Core.Capture;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Web.Composition;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/api/v1/landing-pages</c>.</summary>
internal static class LandingPageEndpoints
{
    private const string Path = "/api/v1/landing-pages";

    public static IEndpointRouteBuilder MapLandingPages(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(Path).WithTags("Landing pages");
        group.MapGet("", ListQuery.AtRunTime(ListAsync)).RequireScope(ApiScopes.CaptureRead).WithSummary("Lists landing pages, newest first.");
        group.MapPost("", CreateAsync).RequireScope(ApiScopes.CaptureWrite).WithSummary("Creates a landing page.")
            .Accepts<LandingPageBody>("application/json").Produces<LandingPageAnswer>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest);
        group.MapGet("{id:guid}", GetAsync).RequireScope(ApiScopes.CaptureRead).WithSummary("Shows a landing page.").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPatch("{id:guid}", ChangeAsync).RequireScope(ApiScopes.CaptureWrite).WithSummary("Changes the fields that are given; archives or brings back by status.")
            .Accepts<LandingPageBody>("application/json").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("{id:guid}/archive", ArchiveAsync).RequireScope(ApiScopes.CaptureWrite).WithSummary("Archives a landing page: its address answers no more.").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("{id:guid}/links/{contactId:guid}", LinkAsync).RequireScope(ApiScopes.CaptureRead).WithSummary("The address of the page that tells it who comes.").ProducesProblem(StatusCodes.Status404NotFound);
        return app;
    }

    private static async Task<ListAnswer<LandingPageAnswer>> ListAsync(
        [AsParameters] CaptureListQuery query, HttpContext context, ILandingPages pages, CaptureLinks links, CancellationToken cancellationToken)
        => (await pages.ListAsync(context.ToActor(), query.FilterOf(), query.PageOf(), cancellationToken)).ToAnswer(row => CaptureAnswers.Of(row, links));

    private static async Task<LandingPageAnswer> GetAsync(Guid id, HttpContext context, ILandingPages pages, CaptureLinks links, CancellationToken cancellationToken)
        => CaptureAnswers.Of(await pages.GetAsync(context.ToActor(), id, cancellationToken), links);

    private static async Task<IResult> CreateAsync(HttpContext context, ILandingPages pages, CaptureLinks links, CancellationToken cancellationToken)
    {
        var body = await JsonBody.MergeAsync(context.Request, new LandingPageBody(), cancellationToken);
        var status = ApiText.Read<CaptureStatus>("status", body.Status ?? "");
        var id = await pages.CreateAsync(context.ToActor(), body.Input(), cancellationToken);
        if (status == CaptureStatus.Archived)
        {
            await pages.ArchiveAsync(context.ToActor(), id, true, cancellationToken);
        }

        return TypedResults.Created($"{Path}/{id:D}", await GetAsync(id, context, pages, links, cancellationToken));
    }

    private static async Task<LandingPageAnswer> ChangeAsync(Guid id, HttpContext context, ILandingPages pages, CaptureLinks links, CancellationToken cancellationToken)
    {
        var actor = context.ToActor();
        var current = await pages.GetAsync(actor, id, cancellationToken);
        var before = LandingPageBody.Of(current);
        var after = await JsonBody.MergeAsync(context.Request, before, cancellationToken);
        var archived = ApiText.Read<CaptureStatus>("status", after.Status ?? "") == CaptureStatus.Archived;
        var input = after.Input();
        if (Json.Write(input) != Json.Write(before.Input()))
        {
            await pages.UpdateAsync(actor, id, after.Version, input, cancellationToken);
        }

        if (archived != current.Archived)
        {
            await pages.ArchiveAsync(actor, id, archived, cancellationToken);
        }

        return await GetAsync(id, context, pages, links, cancellationToken);
    }

    private static async Task<LandingPageAnswer> ArchiveAsync(Guid id, HttpContext context, ILandingPages pages, CaptureLinks links, CancellationToken cancellationToken)
    {
        await pages.ArchiveAsync(context.ToActor(), id, true, cancellationToken);
        return await GetAsync(id, context, pages, links, cancellationToken);
    }

    private static async Task<PersonalLinkAnswer> LinkAsync(Guid id, Guid contactId, HttpContext context, ILandingPages pages, CancellationToken cancellationToken)
        => new(contactId, await pages.LinkAsync(context.ToActor(), id, contactId, cancellationToken));
}
