using FollowUp.Core.Delivery.TemplateTests;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Templates;
using FollowUp.Web.Composition;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/api/v1/templates</c>: the words of messages.</summary>
internal static class TemplateEndpoints
{
    private const string Path = "/api/v1/templates";

    public static IEndpointRouteBuilder MapTemplates(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(Path).WithTags("Templates");
        group.MapGet("", ListAsync).RequireScope(ApiScopes.SequencesRead).WithSummary("Lists templates that are not archived, of one channel or all.").ProducesProblem(StatusCodes.Status400BadRequest);
        group.MapPost("", CreateAsync).RequireScope(ApiScopes.SequencesWrite).WithSummary("Adds a template.")
            .Accepts<TemplateBody>("application/json").Produces<TemplateAnswer>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest);
        group.MapGet("{id:guid}", GetAsync).RequireScope(ApiScopes.SequencesRead).WithSummary("Shows a template.").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPatch("{id:guid}", ChangeAsync).RequireScope(ApiScopes.SequencesWrite).WithSummary("Changes the fields that are given. New messages use it from now on.")
            .Accepts<TemplateBody>("application/json").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapDelete("{id:guid}", ArchiveAsync).RequireScope(ApiScopes.SequencesWrite).WithSummary("Archives a template that no campaign uses.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("{id:guid}/send-test", TestAsync).RequireScope(ApiScopes.SequencesWrite).WithSummary($"Sends what the template makes of an invented contact, or of one that is named, to an address of yours, now and marked as a test. At most {ITemplateTest.PerHour} an hour.")
            .Accepts<TemplateTestBody>("application/json").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        return app;
    }

    private static async Task<ListAnswer<TemplateAnswer>> ListAsync(string? channel, HttpContext context, ITemplates templates, CancellationToken cancellationToken)
    {
        Channel? wanted = string.IsNullOrEmpty(channel) ? null : ApiText.Read<Channel>("channel", channel);
        var items = (await templates.ListAsync(context.ToActor(), wanted, cancellationToken)).Select(TemplateAnswer.Of).ToList();
        return new ListAnswer<TemplateAnswer>(items, items.Count);
    }

    private static async Task<TemplateAnswer> GetAsync(Guid id, HttpContext context, ITemplates templates, CancellationToken cancellationToken)
        => TemplateAnswer.Of(await templates.GetAsync(context.ToActor(), id, cancellationToken));

    private static async Task<IResult> CreateAsync(HttpContext context, ITemplates templates, CancellationToken cancellationToken)
    {
        var body = await JsonBody.MergeAsync(context.Request, new TemplateBody(), cancellationToken);
        var id = await templates.CreateAsync(context.ToActor(), body.Input(), cancellationToken);
        return TypedResults.Created($"{Path}/{id:D}", await GetAsync(id, context, templates, cancellationToken));
    }

    private static async Task<TemplateAnswer> ChangeAsync(Guid id, HttpContext context, ITemplates templates, CancellationToken cancellationToken)
    {
        var stored = await templates.GetAsync(context.ToActor(), id, cancellationToken);
        var body = await JsonBody.MergeAsync(context.Request, TemplateBody.Of(stored), cancellationToken);
        await templates.UpdateAsync(context.ToActor(), id, body.Version ?? stored.Version, body.Input(), cancellationToken);
        return await GetAsync(id, context, templates, cancellationToken);
    }

    private static async Task<IResult> ArchiveAsync(Guid id, HttpContext context, ITemplates templates, CancellationToken cancellationToken)
    {
        await templates.ArchiveAsync(context.ToActor(), id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<TemplateTestAnswer> TestAsync(Guid id, HttpContext context, ITemplateTest test, CancellationToken cancellationToken)
    {
        var body = await JsonBody.MergeAsync(context.Request, new TemplateTestBody(), cancellationToken);
        return TemplateTestAnswer.Of(await test.SendAsync(context.ToActor(), id, new TemplateTestInput(body.To, body.ContactId), cancellationToken));
    }
}
