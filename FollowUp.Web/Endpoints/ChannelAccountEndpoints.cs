using FollowUp.Core.Delivery.Channels.Accounts;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Web.Composition;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/api/v1/channel-accounts</c>: provider accounts, for scripted set-up. For keys that may change the organization.</summary>
internal static class ChannelAccountEndpoints
{
    private const string Path = "/api/v1/channel-accounts";

    public static IEndpointRouteBuilder MapChannelAccounts(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(Path).WithTags("Channel accounts").RequireScope(ApiScopes.OrganizationWrite);
        group.MapGet("", ListAsync).WithSummary("Lists accounts by channel, in the order in which they are tried.");
        group.MapPost("", CreateAsync).WithSummary("Adds an account behind the others of its channel.")
            .Accepts<ChannelAccountBody>("application/json").Produces<ChannelAccountAnswer>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest);
        group.MapGet("{id:guid}", GetAsync).WithSummary("Shows an account.").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPatch("{id:guid}", ChangeAsync).WithSummary("Changes the fields that are given. Secrets left out are kept, empty ones removed.")
            .Accepts<ChannelAccountBody>("application/json").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapDelete("{id:guid}", DeleteAsync).WithSummary("Deletes an account that no message under way needs.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("{id:guid}/test", TestAsync).WithSummary("Sends one test message through the account, now.")
            .Accepts<ChannelTestBody>("application/json").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("order", OrderAsync).WithSummary("Sets the order in which the accounts of a channel are tried.")
            .Accepts<ChannelOrderBody>("application/json").ProducesProblem(StatusCodes.Status400BadRequest);
        return app;
    }

    private static async Task<ListAnswer<ChannelAccountAnswer>> ListAsync(HttpContext context, IChannelAccounts accounts, CancellationToken cancellationToken)
    {
        var pulses = await accounts.PulsesAsync(context.ToActor(), cancellationToken);
        var items = (await accounts.ListAsync(context.ToActor(), cancellationToken)).Select(view => ChannelAccountAnswer.Of(view, pulses.GetValueOrDefault(view.Id))).ToList();
        return new ListAnswer<ChannelAccountAnswer>(items, items.Count);
    }

    private static async Task<ChannelAccountAnswer> GetAsync(Guid id, HttpContext context, IChannelAccounts accounts, CancellationToken cancellationToken)
        => ChannelAccountAnswer.Of(
            await accounts.GetAsync(context.ToActor(), id, cancellationToken), (await accounts.PulsesAsync(context.ToActor(), cancellationToken)).GetValueOrDefault(id));

    private static async Task<IResult> CreateAsync(HttpContext context, IChannelAccounts accounts, CancellationToken cancellationToken)
    {
        var body = await JsonBody.MergeAsync(context.Request, new ChannelAccountBody(), cancellationToken);
        var id = await accounts.CreateAsync(context.ToActor(), body.Input(), cancellationToken);
        return TypedResults.Created($"{Path}/{id:D}", ChannelAccountAnswer.Of(await accounts.GetAsync(context.ToActor(), id, cancellationToken), null, created: true));
    }

    private static async Task<ChannelAccountAnswer> ChangeAsync(Guid id, HttpContext context, IChannelAccounts accounts, CancellationToken cancellationToken)
    {
        var current = ChannelAccountBody.Of(await accounts.GetAsync(context.ToActor(), id, cancellationToken));
        var after = await JsonBody.MergeAsync(context.Request, current, cancellationToken);
        foreach (var (field, before, now) in new[] { ("channel", current.Channel, after.Channel), ("provider", current.Provider, after.Provider) })
        {
            if (!string.Equals(before, now, StringComparison.OrdinalIgnoreCase))
            {
                throw new InputException(field, "stays as it is: add another account");
            }
        }

        await accounts.UpdateAsync(context.ToActor(), id, after.Version, after.Input(), cancellationToken);
        return await GetAsync(id, context, accounts, cancellationToken);
    }

    private static async Task<IResult> DeleteAsync(Guid id, HttpContext context, IChannelAccounts accounts, CancellationToken cancellationToken)
    {
        await accounts.DeleteAsync(context.ToActor(), id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<ChannelTestResult> TestAsync(Guid id, HttpContext context, IChannelAccountTest test, CancellationToken cancellationToken)
    {
        var body = await JsonBody.MergeAsync(context.Request, new ChannelTestBody(), cancellationToken);
        return await test.SendAsync(context.ToActor(), id, body.To ?? "", cancellationToken);
    }

    private static async Task<ListAnswer<ChannelAccountAnswer>> OrderAsync(HttpContext context, IChannelAccounts accounts, CancellationToken cancellationToken)
    {
        var body = await JsonBody.MergeAsync(context.Request, new ChannelOrderBody(), cancellationToken);
        await accounts.ReorderAsync(context.ToActor(), ApiText.Read<Channel>("channel", body.Channel ?? ""), body.Ids ?? [], cancellationToken);
        return await ListAsync(context, accounts, cancellationToken);
    }
}
