using FollowUp.Core.Intake;
using FollowUp.Core.Intake.Sources;
using FollowUp.Core.Organizations;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/webhooks/orders/…</c>: what shops send when an order arrives. Signed, so no API key is needed.</summary>
public static class OrderWebhookEndpoints
{
    public static IEndpointRouteBuilder MapOrderWebhooks(this IEndpointRouteBuilder app)
    {
        app.MapPost("/webhooks/orders/{source}/{organization}", Take)
            .WithTags("Webhooks")
            .WithSummary("Takes an order webhook of a shop: source is shopify, woocommerce or generic.")
            .Produces<WebhookAnswer>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge);
        return app;
    }

    private static async Task<IResult> Take(string source, string organization, HttpContext context, WebhookIntake intake, CancellationToken cancellationToken)
    {
        if (await RequestBody.ReadAsync(context.Request, Limits.Body, cancellationToken) is not { } body)
        {
            return TypedResults.Problem("The largest body taken is 1 MB.", statusCode: StatusCodes.Status413PayloadTooLarge, title: "The body is too large.");
        }

        var delivery = new WebhookDelivery(name => context.Request.Headers[name].FirstOrDefault(), body);
        if (source == WebhookSources.WooCommerce && WooCommerceOrders.IsPing(delivery))
        {
            return TypedResults.Ok();
        }

        // An id that is none is an organization that does not exist.
        var organizationId = Guid.TryParseExact(organization, "D", out var id) ? id : Guid.Empty;
        return await intake.TakeAsync(source, organizationId, delivery, cancellationToken) is { } receipt
            ? TypedResults.Accepted((string?)null, new WebhookAnswer(receipt.EventId, receipt.Duplicate))
            : TypedResults.Problem(
                "Check the address, the secret and the clock of the sender.", statusCode: StatusCodes.Status401Unauthorized, title: "The signature is missing, wrong or too old.");
    }
}

/// <param name="EventId">The stored event; the first one's when this is a repeat.</param>
/// <param name="Duplicate">The delivery was known: nothing new was stored.</param>
public sealed record WebhookAnswer(Guid EventId, bool Duplicate);
