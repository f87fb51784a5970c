using System.Text.Json;
using FollowUp.Core.Capture;
using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Web.Composition;
using NodaTime;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/api/v1/inbound-webhooks</c>.</summary>
internal static class InboundWebhookEndpoints
{
    private const string Path = "/api/v1/inbound-webhooks";

    public static IEndpointRouteBuilder MapInboundWebhooks(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(Path).WithTags("Inbound webhooks");
        group.MapGet("", ListQuery.AtRunTime(ListAsync)).RequireScope(ApiScopes.CaptureRead).WithSummary("Lists inbound webhooks, newest first.");
        group.MapPost("", CreateAsync).RequireScope(ApiScopes.CaptureWrite).WithSummary("Creates an inbound webhook with an address of its own.")
            .Accepts<InboundWebhookBody>("application/json").Produces<InboundWebhookAnswer>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest);
        group.MapGet("{id:guid}", GetAsync).RequireScope(ApiScopes.CaptureRead).WithSummary("Shows an inbound webhook.").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPatch("{id:guid}", ChangeAsync).RequireScope(ApiScopes.CaptureWrite).WithSummary("Changes the fields that are given; archives or brings back by status.")
            .Accepts<InboundWebhookBody>("application/json").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapDelete("{id:guid}", DeleteAsync).RequireScope(ApiScopes.CaptureWrite).WithSummary("Deletes an inbound webhook with the bodies that were kept.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("{id:guid}/examples", ExamplesAsync).RequireScope(ApiScopes.CaptureRead).WithSummary("Bodies that came in the last 7 days, at most 20, and what each would lead to.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("{id:guid}/secret", SignAsync).RequireScope(ApiScopes.CaptureWrite).WithSummary("Makes a secret that senders must sign with by Standard Webhooks. It is shown once.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapDelete("{id:guid}/secret", UnsignAsync).RequireScope(ApiScopes.CaptureWrite).WithSummary("Takes the secret away: whoever knows the address may send.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
        return app;
    }

    private static async Task<ListAnswer<InboundWebhookAnswer>> ListAsync(
        [AsParameters] CaptureListQuery query, HttpContext context, IInboundWebhooks webhooks, CaptureLinks links, CancellationToken cancellationToken)
        => (await webhooks.ListAsync(context.ToActor(), query.FilterOf(), query.PageOf(), cancellationToken)).ToAnswer(row => InboundWebhookAnswer.Of(row, links));

    private static async Task<InboundWebhookAnswer> GetAsync(Guid id, HttpContext context, IInboundWebhooks webhooks, CaptureLinks links, CancellationToken cancellationToken)
        => InboundWebhookAnswer.Of(await webhooks.GetAsync(context.ToActor(), id, cancellationToken), links);

    private static async Task<IResult> CreateAsync(HttpContext context, IInboundWebhooks webhooks, CaptureLinks links, CancellationToken cancellationToken)
    {
        var body = await JsonBody.MergeAsync(context.Request, new InboundWebhookBody(), cancellationToken);
        var status = ApiText.Read<CaptureStatus>("status", body.Status ?? "");
        var id = await webhooks.CreateAsync(context.ToActor(), body.Input(), cancellationToken);
        if (status == CaptureStatus.Archived)
        {
            await webhooks.ArchiveAsync(context.ToActor(), id, true, cancellationToken);
        }

        return TypedResults.Created($"{Path}/{id:D}", await GetAsync(id, context, webhooks, links, cancellationToken));
    }

    private static async Task<InboundWebhookAnswer> ChangeAsync(Guid id, HttpContext context, IInboundWebhooks webhooks, CaptureLinks links, CancellationToken cancellationToken)
    {
        var actor = context.ToActor();
        var current = await webhooks.GetAsync(actor, id, cancellationToken);
        var before = InboundWebhookBody.Of(current);
        var after = await JsonBody.MergeAsync(context.Request, before, cancellationToken);
        var archived = ApiText.Read<CaptureStatus>("status", after.Status ?? "") == CaptureStatus.Archived;
        if (Json.Write(after.Input()) != Json.Write(before.Input()))
        {
            await webhooks.UpdateAsync(actor, id, after.Version, after.Input(), cancellationToken);
        }

        if (archived != current.Archived)
        {
            await webhooks.ArchiveAsync(actor, id, archived, cancellationToken);
        }

        return await GetAsync(id, context, webhooks, links, cancellationToken);
    }

    private static async Task<IResult> DeleteAsync(Guid id, HttpContext context, IInboundWebhooks webhooks, CancellationToken cancellationToken)
    {
        await webhooks.DeleteAsync(context.ToActor(), id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<IReadOnlyList<WebhookExampleAnswer>> ExamplesAsync(
        Guid id, HttpContext context, IInboundWebhooks webhooks, IPhoneNumbers phones, IIdSource ids, IClock clock, CancellationToken cancellationToken)
    {
        var webhook = await webhooks.GetAsync(context.ToActor(), id, cancellationToken);
        var address = new InboundAddress(webhook.Id, webhook.OrganizationId, webhook.EventType, webhook.Mapping);
        return [.. (await webhooks.ExamplesAsync(context.ToActor(), id, cancellationToken)).Select(example =>
        {
            var body = JsonElement.Parse(example.Body);
            var (raises, words) = WebhookReader.Preview(address, body, phones, ids, clock.GetCurrentInstant());
            return new WebhookExampleAnswer(example.Id, example.ReceivedAt.ToDateTimeOffset(), body, raises, words);
        })];
    }

    private static async Task<WebhookSecretAnswer> SignAsync(Guid id, HttpContext context, IInboundWebhooks webhooks, CancellationToken cancellationToken)
        => new((await webhooks.SignAsync(context.ToActor(), id, true, cancellationToken))!);

    private static async Task<IResult> UnsignAsync(Guid id, HttpContext context, IInboundWebhooks webhooks, CancellationToken cancellationToken)
    {
        await webhooks.SignAsync(context.ToActor(), id, false, cancellationToken);
        return TypedResults.NoContent();
    }
}
