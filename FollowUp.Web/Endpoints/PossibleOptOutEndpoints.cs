using FollowUp.Core.Consent;
using FollowUp.Core.Organizations;
using FollowUp.Web.Composition;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/api/v1/possible-opt-outs</c>.</summary>
internal static class PossibleOptOutEndpoints
{
    public static IEndpointRouteBuilder MapPossibleOptOuts(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/possible-opt-outs").WithTags("Opt-outs");
        group.MapGet("", ListQuery.AtRunTime(ListAsync)).RequireScope(ApiScopes.ContactsRead).WithSummary("Lists messages that may be opt-outs and wait for a decision; sequences and requests to the address rest for a day at most.");
        group.MapPost("{id:guid}/opt-out", async (Guid id, HttpContext context, IPossibleOptOuts messages, CancellationToken cancellationToken)
                => await messages.OptOutAsync(context.ToActor(), id, cancellationToken))
            .RequireScope(ApiScopes.ContactsWrite).WithSummary("It is one: opts the address out.").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("{id:guid}/dismiss", DismissAsync).RequireScope(ApiScopes.ContactsWrite).WithSummary("It is none: what waited goes on.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        return app;
    }

    private static async Task<ListAnswer<PossibleOptOutAnswer>> ListAsync(
        [AsParameters] PossibleOptOutListQuery query, HttpContext context, IPossibleOptOuts messages, CancellationToken cancellationToken)
        => (await messages.ListAsync(context.ToActor(), query.OpenOf(), query.PageOf(), cancellationToken)).ToAnswer(PossibleOptOutAnswer.Of);

    private static async Task<IResult> DismissAsync(Guid id, HttpContext context, IPossibleOptOuts messages, CancellationToken cancellationToken)
    {
        await messages.DismissAsync(context.ToActor(), id, cancellationToken);
        return TypedResults.NoContent();
    }
}
