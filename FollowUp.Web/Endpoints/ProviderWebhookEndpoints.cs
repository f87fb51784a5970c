using System.Net.Mime;
using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Core.Delivery.Reports;
using FollowUp.Core.Delivery.Tracking;
using FollowUp.Core.Intake;
using FollowUp.Web.Composition;
using NodaTime;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/webhooks/{provider}/status/{account}</c> and <c>…/inbound/…</c>: what providers report, and what people send to the organization. Signed, so no API key is needed.</summary>
public static class ProviderWebhookEndpoints
{
    /// <summary>GET is how some ask whether the address is ours.</summary>
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Post];

    public static IEndpointRouteBuilder MapProviderWebhooks(this IEndpointRouteBuilder app)
    {
        foreach (var (part, summary) in new[] { ("status", "Takes what a provider reports of messages."), ("inbound", "Takes messages that people send.") })
        {
            app.MapMethods($"/webhooks/{{provider}}/{part}/{{account}}", Methods, Take)
                .RequireRateLimiting(PublicSide.Limit)
                .WithTags("Webhooks")
                .WithSummary(summary)
                .Produces<ProviderWebhookAnswer>()
                .ProducesProblem(StatusCodes.Status400BadRequest)
                .ProducesProblem(StatusCodes.Status401Unauthorized)
                .ProducesProblem(StatusCodes.Status404NotFound)
                .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
                .ProducesProblem(StatusCodes.Status429TooManyRequests);
        }

        return app;
    }

    private static async Task<IResult> Take(
        string provider, string account, HttpContext context, ProviderIntake intake, PublicLinks links, IClock clock, CancellationToken cancellationToken)
    {
        if (await RequestBody.ReadAsync(context.Request, Limits.Body, cancellationToken) is not { } body)
        {
            return TypedResults.Problem("The largest body taken is 1 MB.", statusCode: StatusCodes.Status413PayloadTooLarge, title: "The body is too large.");
        }

        var request = context.Request;
        var called = new ProviderWebhookRequest(
            request.Method, links.BaseUrl + request.Path.ToUriComponent() + request.QueryString.Value, name => request.Headers[name].FirstOrDefault(), body, clock.GetCurrentInstant());

        // An id that is none is an account that does not exist.
        var accountId = Guid.TryParseExact(account, "D", out var id) ? id : Guid.Empty;
        return await intake.TakeAsync(provider, accountId, called, cancellationToken) switch
        {
            ProviderWebhookRead.Taken taken => TypedResults.Ok(new ProviderWebhookAnswer(taken.Reports.Count + taken.Inbound.Count, [.. taken.Refused])),
            ProviderWebhookRead.Challenge challenge => TypedResults.Text(challenge.Text, MediaTypeNames.Text.Plain),
            ProviderWebhookRead.Malformed malformed => TypedResults.Problem(malformed.Reason, statusCode: StatusCodes.Status400BadRequest, title: "The body cannot be read."),
            ProviderWebhookRead.Unauthorized => TypedResults.Problem(
                "Check the address, the account's webhook secret and the clock of the sender.", statusCode: StatusCodes.Status401Unauthorized, title: "The signature is missing, wrong or too old."),
            _ => TypedResults.Problem("Copy the address from the account's page.", statusCode: StatusCodes.Status404NotFound, title: "There is no such account of this provider."),
        };
    }
}

/// <param name="Taken">Parts that were read, those that were known already included.</param>
/// <param name="Refused">Parts that could not be read, by their place in the body from 0.</param>
public sealed record ProviderWebhookAnswer(int Taken, IReadOnlyList<RefusedPart> Refused);
