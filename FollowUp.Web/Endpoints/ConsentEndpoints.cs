using System.Text;
using FollowUp.Core.Consent.Ledger;
using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Web.Composition;
using Microsoft.Net.Http.Headers;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/api/v1/consents</c>: the consent ledger.</summary>
internal static class ConsentEndpoints
{
    private const string Path = "/api/v1/consents";

    public static IEndpointRouteBuilder MapConsents(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(Path).WithTags("Consent");
        group.MapGet("", ListQuery.AtRunTime(ListAsync)).RequireScope(ApiScopes.ContactsRead).WithSummary("Lists the lines of the ledger, newest first. search takes a whole address, number or address hash; status a decision.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        group.MapPost("", RecordAsync).RequireScope(ApiScopes.ContactsWrite).WithSummary("Records that consent was given or withdrawn.")
            .Accepts<ConsentBody>("application/json").Produces<ConsentAnswer>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("{id:guid}", GetAsync).RequireScope(ApiScopes.ContactsRead).WithSummary("Shows a line of the ledger.").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("verify", VerifyAsync).RequireScope(ApiScopes.ContactsRead).WithSummary("Verifies that every line is as it was written, in its place, and that none is missing.");
        var contact = app.MapGroup("/api/v1/contacts/{id:guid}/consent").WithTags("Consent").RequireScope(ApiScopes.ContactsRead);
        contact.MapGet("", OfContactAsync).WithSummary("Shows what counts for a contact and how it came about.").ProducesProblem(StatusCodes.Status404NotFound);
        contact.MapGet("evidence", EvidenceAsync).WithSummary("All the ledger says of a contact, verified: format is csv or pdf.")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

        // The same for members, from the page of the contact.
        app.MapGet("/contacts/{id:guid}/evidence", EvidenceAsync).RequireAuthorization().ExcludeFromDescription();
        return app;
    }

    private static async Task<ListAnswer<ConsentAnswer>> ListAsync([AsParameters] ConsentListQuery query, HttpContext context, IConsents consents, CancellationToken cancellationToken)
        => (await consents.ListAsync(context.ToActor(), query.FilterOf(), query.PageOf(), cancellationToken)).ToAnswer(ConsentAnswer.Of);

    private static async Task<ConsentAnswer> GetAsync(Guid id, HttpContext context, IConsents consents, CancellationToken cancellationToken)
        => ConsentAnswer.Of(await consents.GetAsync(context.ToActor(), id, cancellationToken));

    private static async Task<IResult> RecordAsync(HttpContext context, IConsents consents, IPhoneNumbers phones, CancellationToken cancellationToken)
    {
        var body = await JsonBody.MergeAsync(context.Request, new ConsentBody(), cancellationToken);
        var line = await consents.RecordAsync(context.ToActor(), body.Read(phones), cancellationToken);
        return TypedResults.Created($"{Path}/{line.Id:D}", ConsentAnswer.Of(line));
    }

    private static async Task<LedgerReportAnswer> VerifyAsync(HttpContext context, ILedgerChecks checks, CancellationToken cancellationToken)
        => LedgerReportAnswer.Of(await checks.VerifyAsync(context.ToActor(), null, cancellationToken));

    private static async Task<ContactConsentAnswer> OfContactAsync(Guid id, HttpContext context, IConsents consents, CancellationToken cancellationToken)
        => ContactConsentAnswer.Of(await consents.OfContactAsync(context.ToActor(), id, cancellationToken));

    private static async Task<IResult> EvidenceAsync(Guid id, string? format, HttpContext context, IConsentEvidence evidence, CancellationToken cancellationToken)
    {
        if (format is not (null or "csv" or "pdf"))
        {
            throw new InputException("format", "must be csv or pdf");
        }

        var gathered = await evidence.GatherAsync(context.ToActor(), id, cancellationToken);
        var (content, type) = format == "pdf"
            ? (EvidencePdf.Write(gathered), "application/pdf")
            : ([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(EvidenceText.Csv(gathered))], "text/csv; charset=utf-8");
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(content, type, $"consent-{id:N}.{format ?? "csv"}", lastModified: null, entityTag: (EntityTagHeaderValue?)null);
    }
}
