using FollowUp.Core.Delivery.DeadLetters;
using FollowUp.Core.Organizations;
using FollowUp.Web.Composition;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/api/v1/dead-letters</c>.</summary>
internal static class DeadLetterEndpoints
{
    public static IEndpointRouteBuilder MapDeadLetters(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/dead-letters").WithTags("Dead letters");
        group.MapGet("", ListQuery.AtRunTime(ListAsync)).RequireScope(ApiScopes.MessagesRead).WithSummary("Lists messages that failed, ran out of time or are in doubt, newest first.");
        group.MapGet("groups", ListQuery.AtRunTime(GroupsAsync)).RequireScope(ApiScopes.MessagesRead).WithSummary("Counts them by cause, at most 50 causes.");
        MapChange(group, "retry", "Puts what no provider took back in the queue.", letters => letters.RetryAllAsync);
        MapChange(group, "dismiss", "Puts them away; what is in doubt stays.", letters => letters.DismissAllAsync);
        return app;
    }

    private static async Task<ListAnswer<DeadLetterAnswer>> ListAsync(
        [AsParameters] DeadLetterListQuery query, HttpContext context, IDeadLetters letters, CancellationToken cancellationToken)
        => (await letters.ListAsync(context.ToActor(), query.FilterOf(), query.PageOf(), cancellationToken)).ToAnswer(DeadLetterAnswer.Of);

    private static async Task<ListAnswer<DeadLetterGroupAnswer>> GroupsAsync(
        [AsParameters] DeadLetterListQuery query, HttpContext context, IDeadLetters letters, CancellationToken cancellationToken)
    {
        var groups = await letters.GroupsAsync(context.ToActor(), query.FilterOf(), cancellationToken);
        return new ListAnswer<DeadLetterGroupAnswer>([.. groups.Select(DeadLetterGroupAnswer.Of)], groups.Count);
    }

    private static void MapChange(
        RouteGroupBuilder group, string verb, string summary,
        Func<IDeadLetters, Func<Actor, DeadLetterFilter, IProgress<(int Done, int Total)>?, CancellationToken, Task<int>>> change)
        => group.MapPost(verb, async (HttpContext context, IDeadLetters letters, CancellationToken cancellationToken) =>
            {
                var choice = await JsonBody.MergeAsync(context.Request, new DeadLetterChoice(null, null), cancellationToken);
                return new CountAnswer(await change(letters)(context.ToActor(), choice.ToFilter(), null, cancellationToken));
            })
            .RequireScope(ApiScopes.MessagesWrite)
            .WithSummary(summary)
            .Accepts<DeadLetterChoice>("application/json")
            .ProducesProblem(StatusCodes.Status400BadRequest);
}
