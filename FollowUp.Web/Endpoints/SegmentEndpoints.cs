using System.Text.Json;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Segments;
using FollowUp.Web.Composition;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/api/v1/segments</c>.</summary>
internal static class SegmentEndpoints
{
    private const string Path = "/api/v1/segments";

    public static IEndpointRouteBuilder MapSegments(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(Path).WithTags("Segments");
        group.MapGet("", ListQuery.AtRunTime(ListAsync)).RequireScope(ApiScopes.ContactsRead).WithSummary("Lists segments by name.");
        group.MapPost("", CreateAsync).RequireScope(ApiScopes.ContactsWrite).WithSummary("Creates a segment from a rule.")
            .Accepts<SegmentBody>("application/json").Produces<SegmentAnswer>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapGet("{id:guid}", GetAsync).RequireScope(ApiScopes.ContactsRead).WithSummary("Shows a segment and how many contacts are in it now.");
        group.MapPatch("{id:guid}", ChangeAsync).RequireScope(ApiScopes.ContactsWrite).WithSummary("Changes name or rule.").Accepts<SegmentBody>("application/json");
        group.MapDelete("{id:guid}", DeleteAsync).RequireScope(ApiScopes.ContactsWrite).WithSummary("Removes a segment that no sequence asks for.");
        return app;
    }

    private static async Task<ListAnswer<SegmentAnswer>> ListAsync([AsParameters] ContactListQuery query, HttpContext context, ISegments segments, CancellationToken cancellationToken)
        => (await segments.ListAsync(context.ToActor(), query.Search, query.PageOf(), cancellationToken)).ToAnswer(row => SegmentAnswer.Of(row, null));

    private static async Task<IResult> CreateAsync(HttpContext context, ISegments segments, CancellationToken cancellationToken)
    {
        var body = await FlowBody.ReadAsync<SegmentBody>(context.Request, cancellationToken);
        var id = await segments.CreateAsync(context.ToActor(), body.Name ?? "", body.ReadRule() ?? throw new InputException("rule", "is missing"), cancellationToken);
        return TypedResults.Created($"{Path}/{id:D}", await GetAsync(id, context, segments, cancellationToken));
    }

    private static async Task<SegmentAnswer> GetAsync(Guid id, HttpContext context, ISegments segments, CancellationToken cancellationToken)
        => SegmentAnswer.Of(await segments.GetAsync(context.ToActor(), id, cancellationToken), await segments.CountAsync(context.ToActor(), id, cancellationToken));

    private static async Task<SegmentAnswer> ChangeAsync(Guid id, HttpContext context, ISegments segments, CancellationToken cancellationToken)
    {
        var body = await FlowBody.ReadAsync<SegmentBody>(context.Request, cancellationToken);
        await segments.UpdateAsync(context.ToActor(), id, body.Name, body.ReadRule(), cancellationToken);
        return await GetAsync(id, context, segments, cancellationToken);
    }

    private static async Task<IResult> DeleteAsync(Guid id, HttpContext context, ISegments segments, CancellationToken cancellationToken)
    {
        await segments.DeleteAsync(context.ToActor(), id, cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <param name="Rule">As in the branches of a condition; see docs/flow.md.</param>
internal sealed record SegmentBody(string? Name = null, JsonElement? Rule = null)
{
    /// <exception cref="InputException">It is no rule.</exception>
    public Rule? ReadRule()
    {
        try
        {
            return Rule?.Deserialize<Rule>(Json.Options);
        }
        catch (JsonException error)
        {
            throw new InputException($"rule{error.Path?.TrimStart('$')}", "is not of the kind that belongs here");
        }
    }
}

/// <param name="Contacts">How many are in it; null in lists.</param>
internal sealed record SegmentAnswer(Guid Id, string Name, JsonElement Rule, DateTimeOffset CreatedAt, int? Contacts)
{
    public static SegmentAnswer Of(SegmentView view, int? contacts)
        => new(view.Id, view.Name, JsonSerializer.SerializeToElement(view.Rule, Json.Options), view.CreatedAt.ToDateTimeOffset(), contacts);
}
