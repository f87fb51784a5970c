using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.DeadLetters;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Web.Composition;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/api/v1/messages</c>.</summary>
internal static class MessageEndpoints
{
    private const string Path = "/api/v1/messages";

    public static IEndpointRouteBuilder MapMessages(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(Path).WithTags("Messages");
        group.MapGet("", ListQuery.AtRunTime(ListAsync)).RequireScope(ApiScopes.MessagesRead).WithSummary("Lists messages, newest first.");
        group.MapGet("{id:guid}", GetAsync).RequireScope(ApiScopes.MessagesRead)
            .WithSummary("Shows a message with its attempts, its events and the verdicts of the gates.").ProducesProblem(StatusCodes.Status404NotFound);
        MapCommand(group, "retry", "Sends what failed of its request again.", commands => commands.RetryAsync);
        MapCommand(group, "resend", "Sends its request once more, as a message of its own.", commands => commands.ResendAsync);
        group.MapPost("{id:guid}/settle", SettleAsync).RequireScope(ApiScopes.MessagesWrite).WithSummary("Says what became of a message in doubt: sent, again or failed.")
            .Accepts<SettleBody>("application/json").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        return app;
    }

    private static async Task<ListAnswer<MessageAnswer>> ListAsync(
        [AsParameters] MessageListQuery query, HttpContext context, IMessageQueries messages, CancellationToken cancellationToken)
    {
        var filter = new MessageFilter(query.StatusOf<MessageState>(), query.ChannelOf(), query.FromOf(), query.ToOf(), query.Search);
        return (await messages.ListAsync(context.ToActor(), filter, query.PageOf(), cancellationToken)).ToAnswer(view => new MessageAnswer(view));
    }

    private static async Task<MessageDetailAnswer> GetAsync(
        Guid id, HttpContext context, IMessageQueries messages, IRequestQueries requests, CancellationToken cancellationToken)
        => new(await messages.GetAsync(context.ToActor(), id, cancellationToken), await requests.FindByMessageAsync(context.ToActor(), id, cancellationToken));

    private static async Task<MessageDetailAnswer> SettleAsync(
        Guid id, HttpContext context, IDeadLetters letters, IMessageQueries messages, IRequestQueries requests, CancellationToken cancellationToken)
    {
        var body = await JsonBody.MergeAsync(context.Request, new SettleBody(null), cancellationToken);
        await letters.SettleAsync(context.ToActor(), id, ApiText.Read<SettledAs>("outcome", body.Outcome ?? ""), cancellationToken);
        return await GetAsync(id, context, messages, requests, cancellationToken);
    }

    private static void MapCommand(RouteGroupBuilder group, string verb, string summary, Func<IRequestCommands, Func<Actor, Guid, CancellationToken, Task>> command)
        => group.MapPost(
                $"{{id:guid}}/{verb}",
                async (Guid id, HttpContext context, IRequestCommands commands, IMessageQueries messages, IRequestQueries requests, CancellationToken cancellationToken) =>
                {
                    var message = await GetAsync(id, context, messages, requests, cancellationToken);
                    var request = message.RequestId ?? throw new ConflictException("The message belongs to no request.");
                    await command(commands)(context.ToActor(), request, cancellationToken);
                    return TypedResults.Accepted($"{Path}/{id:D}", await GetAsync(id, context, messages, requests, cancellationToken));
                })
            .RequireScope(ApiScopes.MessagesWrite)
            .WithSummary(summary)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
}
