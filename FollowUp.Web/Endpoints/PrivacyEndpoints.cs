using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Privacy;
using FollowUp.Web.Composition;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/api/v1/privacy-requests</c> and what persons may ask for of <c>/api/v1/contacts/{id}</c>.</summary>
internal static class PrivacyEndpoints
{
    private const string Path = "/api/v1/privacy-requests";

    public static IEndpointRouteBuilder MapPrivacy(this IEndpointRouteBuilder app)
    {
        var requests = app.MapGroup(Path).WithTags("Privacy");
        requests.MapGet("", ListQuery.AtRunTime(ListAsync)).RequireScope(ApiScopes.OrganizationWrite).WithSummary("Lists privacy requests: open ones first, the most urgent on top.");
        requests.MapPost("", RecordAsync).RequireScope(ApiScopes.OrganizationWrite).WithSummary("Records what a person asked for; dueAt is a month (gdpr) or 45 days (ccpa) later when left out.")
            .Accepts<PrivacyRequestBody>("application/json").Produces<PrivacyRequestAnswer>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest);
        requests.MapGet("{id:guid}", GetAsync).RequireScope(ApiScopes.OrganizationWrite).WithSummary("Shows a privacy request.").ProducesProblem(StatusCodes.Status404NotFound);
        requests.MapPatch("{id:guid}", ChangeAsync).RequireScope(ApiScopes.OrganizationWrite).WithSummary("Closes a request as done or refused, or gives it more time.")
            .Accepts<PrivacyChangeBody>("application/json").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        var contacts = app.MapGroup("/api/v1/contacts/{id:guid}").WithTags("Privacy");
        contacts.MapPost("erase", EraseAsync).RequireScope(ApiScopes.OrganizationWrite)
            .WithSummary("Erases a person for good. confirm must be the contact's e-mail address or number. What is left to look through is done afterwards; done says how much is.")
            .Accepts<EraseBody>("application/json").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        contacts.MapGet("erase", StandingAsync).RequireScope(ApiScopes.OrganizationWrite).WithSummary("How far an erasure has come, and whether the contact is restricted.").ProducesProblem(StatusCodes.Status404NotFound);
        contacts.MapPost("restrict", (Guid id, HttpContext context, IPersonRights rights, CancellationToken ct) => RestrictAsync(id, true, context, rights, ct))
            .RequireScope(ApiScopes.OrganizationWrite).WithSummary("Nothing is sent to the contact any more.").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        contacts.MapDelete("restrict", (Guid id, HttpContext context, IPersonRights rights, CancellationToken ct) => RestrictAsync(id, false, context, rights, ct))
            .RequireScope(ApiScopes.OrganizationWrite).WithSummary("Lifts the restriction.").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        contacts.MapGet("export", ExportAsync).RequireScope(ApiScopes.OrganizationWrite).WithSummary("Everything that is kept about a person, as a ZIP with data.json, data.html and their pictures.")
            .Produces(StatusCodes.Status200OK, contentType: "application/zip").ProducesProblem(StatusCodes.Status404NotFound);
        app.MapGet("/contacts/{id:guid}/export", ExportAsync).RequireAuthorization().ExcludeFromDescription();
        return app;
    }

    private static async Task<ListAnswer<PrivacyRequestAnswer>> ListAsync(
        [AsParameters] PrivacyListQuery query, HttpContext context, IPrivacyRequests requests, CancellationToken cancellationToken)
        => (await requests.ListAsync(context.ToActor(), query.StatusOf<PrivacyRequestStatus>(), query.PageOf(), cancellationToken)).ToAnswer(PrivacyRequestAnswer.Of);

    private static async Task<IResult> RecordAsync(HttpContext context, IPrivacyRequests requests, CancellationToken cancellationToken)
    {
        var body = await JsonBody.MergeAsync(context.Request, new PrivacyRequestBody(null, null, null, null, null, null), cancellationToken);
        var row = await requests.RecordAsync(context.ToActor(), body.Read(), cancellationToken);
        return TypedResults.Created($"{Path}/{row.Id:D}", PrivacyRequestAnswer.Of(row));
    }

    private static async Task<PrivacyRequestAnswer> GetAsync(Guid id, HttpContext context, IPrivacyRequests requests, CancellationToken cancellationToken)
        => PrivacyRequestAnswer.Of(await requests.GetAsync(context.ToActor(), id, cancellationToken));

    private static async Task<PrivacyRequestAnswer> ChangeAsync(Guid id, HttpContext context, IPrivacyRequests requests, CancellationToken cancellationToken)
    {
        var body = await JsonBody.MergeAsync(context.Request, new PrivacyChangeBody(null, null, null), cancellationToken);
        return PrivacyRequestAnswer.Of(await requests.ChangeAsync(context.ToActor(), id, body.Read(), cancellationToken));
    }

    private static async Task<PersonStandingAnswer> EraseAsync(Guid id, HttpContext context, IPersonRights rights, CancellationToken cancellationToken)
    {
        var body = await JsonBody.MergeAsync(context.Request, new EraseBody(null), cancellationToken);
        return PersonStandingAnswer.Of(await rights.EraseAsync(context.ToActor(), id, body.Confirm ?? "", cancellationToken));
    }

    private static async Task<PersonStandingAnswer> StandingAsync(Guid id, HttpContext context, IPersonRights rights, CancellationToken cancellationToken)
        => PersonStandingAnswer.Of(await rights.StandingAsync(context.ToActor(), id, cancellationToken));

    private static async Task<PersonStandingAnswer> RestrictAsync(Guid id, bool restricted, HttpContext context, IPersonRights rights, CancellationToken cancellationToken)
    {
        await rights.RestrictAsync(context.ToActor(), id, restricted, cancellationToken);
        return await StandingAsync(id, context, rights, cancellationToken);
    }

    private static async Task<IResult> ExportAsync(Guid id, HttpContext context, IPersonRights rights, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Stream(await rights.ExportAsync(context.ToActor(), id, cancellationToken), "application/zip", $"contact-{id:D}.zip");
    }
}

/// <summary>Which privacy requests are wanted.</summary>
internal sealed class PrivacyListQuery : StatusListQuery;
