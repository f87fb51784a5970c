using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Web.Composition;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/api/v1/requests</c>.</summary>
internal static class RequestEndpoints
{
    private const string Path = "/api/v1/requests";

    public static IEndpointRouteBuilder MapRequests(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(Path).WithTags("Requests");
        group.MapGet("", ListQuery.AtRunTime(ListAsync)).RequireScope(ApiScopes.RequestsRead).WithSummary("Lists requests, newest first.");
        group.MapGet("{id:guid}", GetAsync).RequireScope(ApiScopes.RequestsRead).WithSummary("Shows a request with its events.").ProducesProblem(StatusCodes.Status404NotFound);
        MapCommand(group, "retry", "Sends what failed again; what a provider took is never sent again by this.", commands => commands.RetryAsync);
        MapCommand(group, "resend", "Sends the request once more, as a message of its own.", commands => commands.ResendAsync);
        MapCommand(group, "cancel", "Ends the request: nothing more is sent.", commands => commands.CancelAsync);
        return app;
    }

    private static async Task<ListAnswer<RequestAnswer>> ListAsync(
        [AsParameters] RequestListQuery query, HttpContext context, IRequestQueries requests, CancellationToken cancellationToken)
    {
        var filter = new RequestFilter(query.StatusOf<RequestStatus>(), query.CampaignOf(), query.ChannelOf(), query.FromOf(), query.ToOf(), query.Search);
        return (await requests.ListAsync(context.ToActor(), filter, query.PageOf(), cancellationToken)).ToAnswer(RequestAnswer.Of);
    }

    private static async Task<RequestAnswer> GetAsync(Guid id, HttpContext context, IRequestQueries requests, CancellationToken cancellationToken)
        => RequestAnswer.Of(await requests.GetAsync(context.ToActor(), id, cancellationToken));

    private static void MapCommand(RouteGroupBuilder group, string verb, string summary, Func<IRequestCommands, Func<Actor, Guid, CancellationToken, Task>> command)
        => group.MapPost($"{{id:guid}}/{verb}", async (Guid id, HttpContext context, IRequestCommands commands, IRequestQueries requests, CancellationToken cancellationToken) =>
            {
                await command(commands)(context.ToActor(), id, cancellationToken);
                return TypedResults.Accepted($"{Path}/{id:D}", await GetAsync(id, context, requests, cancellationToken));
            })
            .RequireScope(ApiScopes.RequestsWrite)
            .WithSummary(summary)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
}
