using System.Text.Json;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Web.Composition;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/api/v1/enrollments</c> and those of one sequence.</summary>
internal static class EnrollmentEndpoints
{
    private const int MostContacts = 1000;

    public static IEndpointRouteBuilder MapEnrollments(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/sequences/{id:guid}/enrollments", ListQuery.AtRunTime(ListOfAsync)).WithTags("Enrollments").RequireScope(ApiScopes.SequencesRead).WithSummary("Lists enrollments of a sequence, newest first.");
        app.MapPost("/api/v1/sequences/{id:guid}/enrollments", EnrollAsync).WithTags("Enrollments").RequireScope(ApiScopes.SequencesWrite)
            .WithSummary("Asks that contacts enter; the sequence's own rules decide.").Accepts<EnrollBody>("application/json")
            .Produces<EventAnswer>(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        app.MapGet("/api/v1/sequences/{id:guid}/counts", CountsAsync).WithTags("Enrollments").RequireScope(ApiScopes.SequencesRead).WithSummary("Counts what happened at each step.");
        var group = app.MapGroup("/api/v1/enrollments").WithTags("Enrollments");
        group.MapGet("", ListQuery.AtRunTime(ListAsync)).RequireScope(ApiScopes.SequencesRead).WithSummary("Lists enrollments of all sequences, newest first.");
        group.MapGet("{id:guid}", GetAsync).RequireScope(ApiScopes.SequencesRead).WithSummary("Shows an enrollment with its position and history.");
        group.MapPost("{id:guid}/cancel", CancelAsync).RequireScope(ApiScopes.SequencesWrite).WithSummary("Takes the contact out; what waits is not sent.");
        group.MapPost("{id:guid}/skip-wait", SkipAsync).RequireScope(ApiScopes.SequencesWrite).WithSummary("Ends the wait it stands at.");
        return app;
    }

    private static async Task<ListAnswer<EnrollmentAnswer>> ListOfAsync(
        Guid id, [AsParameters] EnrollmentListQuery query, HttpContext context, IEnrollments enrollments, CancellationToken cancellationToken)
        => (await enrollments.ListAsync(context.ToActor(), id, query.StatusOf<EnrollmentStatus>(), query.Step, query.Search, query.PageOf(), cancellationToken)).ToAnswer(EnrollmentAnswer.Of);

    private static async Task<ListAnswer<EnrollmentAnswer>> ListAsync(
        [AsParameters] EnrollmentListQuery query, HttpContext context, IEnrollments enrollments, CancellationToken cancellationToken)
        => (await enrollments.ListAsync(context.ToActor(), null, query.StatusOf<EnrollmentStatus>(), query.Step, query.Search, query.PageOf(), cancellationToken)).ToAnswer(EnrollmentAnswer.Of);

    private static async Task<IResult> EnrollAsync(Guid id, HttpContext context, IEnrollments enrollments, CancellationToken cancellationToken)
    {
        var body = await FlowBody.ReadAsync<EnrollBody>(context.Request, cancellationToken);
        var contacts = (body.ContactIds ?? []).Concat(body.ContactId is { } one ? [one] : []).Distinct().ToList();
        if (contacts.Count is 0 or > MostContacts)
        {
            throw new InputException("contactIds", $"must name 1 to {MostContacts} contacts");
        }

        if (body.Subject?.Length > 300)
        {
            throw new InputException("subject", "must be at most 300 characters");
        }

        if (body.Properties is { } properties && (properties.ValueKind != JsonValueKind.Object || properties.GetRawText().Length > 64 * 1024))
        {
            throw new InputException("properties", "must be an object of at most 64 KB");
        }

        var eventId = await enrollments.EnrollAsync(context.ToActor(), id, contacts, body.Subject, body.Properties, cancellationToken);
        return TypedResults.Accepted((string?)null, new EventAnswer(eventId, false));
    }

    private static async Task<EnrollmentDetailAnswer> GetAsync(Guid id, HttpContext context, IEnrollments enrollments, CancellationToken cancellationToken)
        => EnrollmentDetailAnswer.Of(await enrollments.GetAsync(context.ToActor(), id, cancellationToken));

    private static async Task<EnrollmentDetailAnswer> CancelAsync(Guid id, HttpContext context, IEnrollments enrollments, CancellationToken cancellationToken)
    {
        await enrollments.CancelAsync(context.ToActor(), id, cancellationToken);
        return await GetAsync(id, context, enrollments, cancellationToken);
    }

    private static async Task<EnrollmentDetailAnswer> SkipAsync(Guid id, HttpContext context, IEnrollments enrollments, CancellationToken cancellationToken)
    {
        await enrollments.SkipWaitAsync(context.ToActor(), id, cancellationToken);
        return await GetAsync(id, context, enrollments, cancellationToken);
    }

    private static Task<IReadOnlyList<StepCounts>> CountsAsync(Guid id, HttpContext context, IEnrollments enrollments, CancellationToken cancellationToken)
        => enrollments.CountsAsync(context.ToActor(), id, null, cancellationToken);
}
