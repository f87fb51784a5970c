using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Core.Sequences;
using FollowUp.Web.Composition;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/api/v1/request-campaigns</c>.</summary>
internal static class RequestCampaignEndpoints
{
    private const string Path = "/api/v1/request-campaigns";

    public static IEndpointRouteBuilder MapRequestCampaigns(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(Path).WithTags("Request campaigns");
        group.MapGet("", ListQuery.AtRunTime(ListAsync)).RequireScope(ApiScopes.CampaignsRead).WithSummary("Lists campaigns, newest first.");
        group.MapPost("", CreateAsync).RequireScope(ApiScopes.CampaignsWrite).WithSummary("Creates a campaign. Only the name must be given.")
            .Accepts<RequestCampaignBody>("application/json").Produces<RequestCampaignAnswer>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest);
        group.MapGet("{id:guid}", GetAsync).RequireScope(ApiScopes.CampaignsRead).WithSummary("Shows a campaign.").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPatch("{id:guid}", ChangeAsync).RequireScope(ApiScopes.CampaignsWrite).WithSummary("Changes the fields that are given; pauses, resumes or archives by status.")
            .Accepts<RequestCampaignBody>("application/json").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        return app;
    }

    private static async Task<ListAnswer<RequestCampaignListAnswer>> ListAsync(
        [AsParameters] RequestCampaignListQuery query, HttpContext context, IRequestCampaigns campaigns, CancellationToken cancellationToken)
        => (await campaigns.ListAsync(context.ToActor(), query.StatusOf<SequenceStatus>(), query.Search, query.PageOf(), cancellationToken))
            .ToAnswer(RequestCampaignListAnswer.Of);

    private static async Task<RequestCampaignAnswer> GetAsync(Guid id, HttpContext context, IRequestCampaigns campaigns, CancellationToken cancellationToken)
        => RequestCampaignAnswer.Of(await campaigns.GetAsync(context.ToActor(), id, cancellationToken));

    private static async Task<IResult> CreateAsync(HttpContext context, IRequestCampaigns campaigns, CancellationToken cancellationToken)
    {
        var actor = context.ToActor();
        var body = await JsonBody.MergeAsync(context.Request, RequestCampaignBody.New, cancellationToken);
        var status = ReadStatus(body.Status);
        var id = await campaigns.CreateAsync(actor, body.Input(), cancellationToken);
        if (status != SequenceStatus.Active)
        {
            await campaigns.SetStatusAsync(actor, id, status, cancellationToken);
        }

        return TypedResults.Created($"{Path}/{id:D}", await GetAsync(id, context, campaigns, cancellationToken));
    }

    private static async Task<RequestCampaignAnswer> ChangeAsync(Guid id, HttpContext context, IRequestCampaigns campaigns, CancellationToken cancellationToken)
    {
        var actor = context.ToActor();
        var current = await campaigns.GetAsync(actor, id, cancellationToken);
        var before = RequestCampaignBody.Of(current);
        var after = await JsonBody.MergeAsync(context.Request, before, cancellationToken);
        var status = ReadStatus(after.Status);
        var input = after.Input();
        if (Json.Write(input) != Json.Write(before.Input()))
        {
            await campaigns.UpdateAsync(actor, id, after.Version, input, cancellationToken);
        }

        if (status != current.Status)
        {
            await campaigns.SetStatusAsync(actor, id, status, cancellationToken);
        }

        return await GetAsync(id, context, campaigns, cancellationToken);
    }

    /// <exception cref="InputException">Not a status that a campaign can have.</exception>
    private static SequenceStatus ReadStatus(string? text)
        => ApiText.Read<SequenceStatus>("status", text ?? "") is var status and not SequenceStatus.Draft
            ? status
            : throw new InputException("status", "must be active, paused or archived");
}
