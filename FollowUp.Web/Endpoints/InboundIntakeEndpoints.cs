using FollowUp.Core.Capture;
using FollowUp.Core.Intake;
using FollowUp.Web.Composition;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/webhooks/in/…</c>: what any program sends to an address of an organization. The address is the key; a signature may be asked for besides.</summary>
public static class InboundIntakeEndpoints
{
    public static IEndpointRouteBuilder MapInboundIntake(this IEndpointRouteBuilder app)
    {
        app.MapPost("/webhooks/in/{organization}/{token}", Take)
            .RequireRateLimiting(PublicSide.Limit)
            .WithTags("Webhooks")
            .WithSummary("Takes any JSON for an inbound webhook and makes an event of it by the webhook's mapping.")
            .Produces<WebhookAnswer>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        return app;
    }

    private static async Task<IResult> Take(string organization, string token, HttpContext context, InboundIntake intake, CancellationToken cancellationToken)
    {
        if (await RequestBody.ReadAsync(context.Request, InboundWebhook.LargestBody, cancellationToken) is not { } body)
        {
            return TypedResults.Problem("The largest body taken is 256 KB.", statusCode: StatusCodes.Status413PayloadTooLarge, title: "The body is too large.");
        }

        // An id that is none is an organization that does not exist.
        var organizationId = Guid.TryParseExact(organization, "D", out var id) ? id : Guid.Empty;
        var delivery = new WebhookDelivery(name => context.Request.Headers[name].FirstOrDefault(), body);
        return await intake.TakeAsync(organizationId, token, delivery, cancellationToken) is { } receipt
            ? TypedResults.Accepted((string?)null, new WebhookAnswer(receipt.EventId, receipt.Duplicate))
            : TypedResults.Problem("Check the secret and the clock of the sender.", statusCode: StatusCodes.Status401Unauthorized, title: "The signature is missing, wrong or too old.");
    }
}
