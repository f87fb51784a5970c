using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Events;
using FollowUp.Core.Intake;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Web.Composition;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/api/v1/events</c>: programs tell what happened to contacts.</summary>
internal static class EventEndpoints
{
    public static IEndpointRouteBuilder MapEvents(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/events").WithTags("Events").RequireScope(ApiScopes.EventsWrite);
        group.MapPost("", TakeAsync).WithSummary("Takes one event. A repeat of its Idempotency-Key, or of the key in its body, is told apart and changes nothing.")
            .Produces<EventAnswer>(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge);
        group.MapPost("batch", TakeManyAsync).WithSummary("Takes up to 1,000 events, all of them or none.")
            .Produces<EventBatchAnswer>(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge);
        return app;
    }

    private static async Task<IResult> TakeAsync(HttpContext context, IEventIntake intake, IPhoneNumbers phones, IIdSource ids, IClock clock, CancellationToken cancellationToken)
    {
        if (await RequestBody.ReadAsync(context.Request, Limits.Body, cancellationToken) is not { } body)
        {
            return TooLarge("1 MB");
        }

        var key = context.Request.Headers["Idempotency-Key"].FirstOrDefault();
        var receipt = await intake.StoreAsync(ApiEvents.ReadOne(context.ToActor().OrganizationId, body, key, phones, ids, clock.GetCurrentInstant()), cancellationToken);
        return TypedResults.Accepted((string?)null, new EventAnswer(receipt.EventId, receipt.Duplicate));
    }

    private static async Task<IResult> TakeManyAsync(HttpContext context, IEventIntake intake, IPhoneNumbers phones, IIdSource ids, IClock clock, CancellationToken cancellationToken)
    {
        if (await RequestBody.ReadAsync(context.Request, 10 * Limits.Body, cancellationToken) is not { } body)
        {
            return TooLarge("10 MB");
        }

        var events = ApiEvents.ReadMany(context.ToActor().OrganizationId, body, phones, ids, clock.GetCurrentInstant());
        var receipts = await Task.WhenAll(events.Select(one => intake.StoreAsync(one, cancellationToken)));
        return TypedResults.Accepted((string?)null, new EventBatchAnswer([.. receipts.Select(receipt => new EventAnswer(receipt.EventId, receipt.Duplicate))]));
    }

    private static ProblemHttpResult TooLarge(string most)
        => TypedResults.Problem($"The largest body taken is {most}.", statusCode: StatusCodes.Status413PayloadTooLarge, title: "The body is too large.");
}

/// <param name="EventId">The stored event; the first one's when this is a repeat.</param>
/// <param name="Duplicate">The key was known: nothing new was stored.</param>
internal sealed record EventAnswer(Guid EventId, bool Duplicate);

/// <summary>Answers in the order of the events.</summary>
internal sealed record EventBatchAnswer(IReadOnlyList<EventAnswer> Events);
