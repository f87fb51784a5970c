using FollowUp.Core.Capture;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Web.Composition;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/api/v1/forms</c>.</summary>
internal static class FormEndpoints
{
    private const string Path = "/api/v1/forms";

    public static IEndpointRouteBuilder MapForms(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(Path).WithTags("Forms");
        group.MapGet("", ListQuery.AtRunTime(ListAsync)).RequireScope(ApiScopes.CaptureRead).WithSummary("Lists forms, newest first.");
        group.MapPost("", CreateAsync).RequireScope(ApiScopes.CaptureWrite).WithSummary("Creates a form.")
            .Accepts<CaptureFormBody>("application/json").Produces<CaptureFormAnswer>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest);
        group.MapGet("{id:guid}", GetAsync).RequireScope(ApiScopes.CaptureRead).WithSummary("Shows a form.").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPatch("{id:guid}", ChangeAsync).RequireScope(ApiScopes.CaptureWrite).WithSummary("Changes the fields that are given; archives or brings back by status.")
            .Accepts<CaptureFormBody>("application/json").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("{id:guid}/archive", ArchiveAsync).RequireScope(ApiScopes.CaptureWrite).WithSummary("Archives a form: its address answers no more.").ProducesProblem(StatusCodes.Status404NotFound);
        return app;
    }

    private static async Task<ListAnswer<CaptureFormAnswer>> ListAsync(
        [AsParameters] CaptureListQuery query, HttpContext context, ICaptureForms forms, CaptureLinks links, CancellationToken cancellationToken)
        => (await forms.ListAsync(context.ToActor(), query.FilterOf(), query.PageOf(), cancellationToken)).ToAnswer(row => CaptureAnswers.Of(row, links));

    private static async Task<CaptureFormAnswer> GetAsync(Guid id, HttpContext context, ICaptureForms forms, CaptureLinks links, CancellationToken cancellationToken)
        => CaptureAnswers.Of(await forms.GetAsync(context.ToActor(), id, cancellationToken), links);

    private static async Task<IResult> CreateAsync(HttpContext context, ICaptureForms forms, CaptureLinks links, CancellationToken cancellationToken)
    {
        var body = await JsonBody.MergeAsync(context.Request, CaptureFormBody.New, cancellationToken);
        var status = ApiText.Read<CaptureStatus>("status", body.Status ?? "");
        var id = await forms.CreateAsync(context.ToActor(), body.Input(), cancellationToken);
        if (status == CaptureStatus.Archived)
        {
            await forms.ArchiveAsync(context.ToActor(), id, true, cancellationToken);
        }

        return TypedResults.Created($"{Path}/{id:D}", await GetAsync(id, context, forms, links, cancellationToken));
    }

    private static async Task<CaptureFormAnswer> ChangeAsync(Guid id, HttpContext context, ICaptureForms forms, CaptureLinks links, CancellationToken cancellationToken)
    {
        var actor = context.ToActor();
        var current = await forms.GetAsync(actor, id, cancellationToken);
        var before = CaptureFormBody.Of(current);
        var after = await JsonBody.MergeAsync(context.Request, before, cancellationToken);
        var archived = ApiText.Read<CaptureStatus>("status", after.Status ?? "") == CaptureStatus.Archived;
        var input = after.Input();
        if (Json.Write(input) != Json.Write(before.Input()))
        {
            await forms.UpdateAsync(actor, id, after.Version, input, cancellationToken);
        }

        if (archived != current.Archived)
        {
            await forms.ArchiveAsync(actor, id, archived, cancellationToken);
        }

        return await GetAsync(id, context, forms, links, cancellationToken);
    }

    private static async Task<CaptureFormAnswer> ArchiveAsync(Guid id, HttpContext context, ICaptureForms forms, CaptureLinks links, CancellationToken cancellationToken)
    {
        await forms.ArchiveAsync(context.ToActor(), id, true, cancellationToken);
        return await GetAsync(id, context, forms, links, cancellationToken);
    }
}
