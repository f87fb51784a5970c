using System.Text;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Web.Composition;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/api/v1/prices</c>.</summary>
internal static class PriceEndpoints
{
    private const string Path = "/api/v1/prices";
    private const int LargestTable = 2 * 1024 * 1024;

    public static IEndpointRouteBuilder MapPrices(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(Path).WithTags("Prices");
        group.MapGet("", ListQuery.AtRunTime(ListAsync)).RequireScope(ApiScopes.OrganizationRead).WithSummary("Lists prices of messages by channel and place; search takes the begin of a prefix.");
        group.MapPost("", CreateAsync).RequireScope(ApiScopes.OrganizationWrite).WithSummary("Creates a price of one SMS segment or message. Messages sent from then on take it; what is recorded stays.")
            .Accepts<PriceBody>("application/json").Produces<PriceAnswer>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapGet("{id:guid}", GetAsync).RequireScope(ApiScopes.OrganizationRead).WithSummary("Shows a price.").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPatch("{id:guid}", ChangeAsync).RequireScope(ApiScopes.OrganizationWrite).WithSummary("Changes the fields that are given.")
            .Accepts<PriceBody>("application/json").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapDelete("{id:guid}", DeleteAsync).RequireScope(ApiScopes.OrganizationWrite).WithSummary("Deletes a price.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("table", ExportAsync).RequireScope(ApiScopes.OrganizationRead).WithSummary("All prices as a table (text/csv).").Produces(StatusCodes.Status200OK, contentType: "text/csv");
        group.MapPost("table", ImportAsync).RequireScope(ApiScopes.OrganizationWrite).WithSummary("Takes a table of prices: all lines or none. A line for the same as a stored price takes its place.")
            .Accepts<string>("text/csv").Produces<PriceImportAnswer>().ProducesProblem(StatusCodes.Status400BadRequest);
        app.MapGet("/settings/prices/table", ExportAsync).RequireAuthorization().ExcludeFromDescription();
        return app;
    }

    private static async Task<ListAnswer<PriceAnswer>> ListAsync([AsParameters] PriceListQuery query, HttpContext context, IPrices prices, CancellationToken cancellationToken)
        => (await prices.ListAsync(context.ToActor(), new PriceFilter(query.ChannelOf(), query.Search), query.PageOf(), cancellationToken)).ToAnswer(PriceAnswer.Of);

    private static async Task<PriceAnswer> GetAsync(Guid id, HttpContext context, IPrices prices, CancellationToken cancellationToken)
        => PriceAnswer.Of(await prices.GetAsync(context.ToActor(), id, cancellationToken));

    private static async Task<IResult> CreateAsync(HttpContext context, IPrices prices, CancellationToken cancellationToken)
    {
        var body = await JsonBody.MergeAsync(context.Request, new PriceBody(), cancellationToken);
        var made = await prices.CreateAsync(context.ToActor(), body.Input(), cancellationToken);
        return TypedResults.Created($"{Path}/{made.Price.Id:D}", PriceAnswer.Of(made));
    }

    private static async Task<PriceAnswer> ChangeAsync(Guid id, HttpContext context, IPrices prices, CancellationToken cancellationToken)
    {
        var current = await prices.GetAsync(context.ToActor(), id, cancellationToken);
        var body = await JsonBody.MergeAsync(context.Request, PriceBody.Of(current.Price), cancellationToken);
        return PriceAnswer.Of(await prices.UpdateAsync(context.ToActor(), id, body.Input(), cancellationToken));
    }

    private static async Task<IResult> DeleteAsync(Guid id, HttpContext context, IPrices prices, CancellationToken cancellationToken)
    {
        await prices.DeleteAsync(context.ToActor(), id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> ExportAsync(HttpContext context, IPrices prices, CancellationToken cancellationToken)
        => TypedResults.File(Encoding.UTF8.GetBytes(await prices.ExportAsync(context.ToActor(), cancellationToken)), "text/csv; charset=utf-8", "prices.csv");

    private static async Task<PriceImportAnswer> ImportAsync(HttpContext context, IPrices prices, CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadAsync(context.Request, LargestTable, cancellationToken) ?? throw new BadHttpRequestException("The largest table taken is 2 MB.", StatusCodes.Status413PayloadTooLarge);
        var done = await prices.ImportAsync(context.ToActor(), Encoding.UTF8.GetString(body.Span), cancellationToken);
        return new PriceImportAnswer(done.Added, done.Changed, done.Unchanged);
    }
}
