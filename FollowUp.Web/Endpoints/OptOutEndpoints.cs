using FollowUp.Core.Consent;
using FollowUp.Core.Consent.Keywords;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Web.Composition;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/api/v1/opt-outs</c> and what belongs to it: keywords, opt-outs of contacts, and messages that may be one.</summary>
internal static class OptOutEndpoints
{
    private const string Path = "/api/v1/opt-outs";
    private const int LargestFile = 20 * 1024 * 1024;

    public static IEndpointRouteBuilder MapOptOutApi(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/keywords/check", CheckAsync).RequireScope(ApiScopes.ContactsRead).WithTags("Opt-outs")
            .WithSummary("Says what a received text would do: stop, start, help or none. Flagged: a person would take it for an opt-out, so somebody has to look. YES starts only where the address is opted out.")
            .Accepts<KeywordBody>("application/json").Produces<KeywordCheckAnswer>().ProducesProblem(StatusCodes.Status400BadRequest);
        app.MapPost("/api/v1/contacts/{id:guid}/opt-out", OptOutContactAsync).RequireScope(ApiScopes.ContactsWrite).WithTags("Opt-outs")
            .WithSummary("Opts a contact out of one channel, or of all when none is named. left counts messages that a provider had already.")
            .Accepts<ContactOptOutBody>("application/json").Produces<OptOutResult>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        var group = app.MapGroup(Path).WithTags("Opt-outs");
        group.MapGet("", ListAsync).RequireScope(ApiScopes.ContactsRead).WithSummary("Lists addresses that nothing is sent to, newest first. search is a whole address or how it begins.");
        group.MapPost("", OptOutAddressAsync).RequireScope(ApiScopes.ContactsWrite).WithSummary("Opts an address out, also one that belongs to nobody known.")
            .Accepts<AddressOptOutBody>("application/json").Produces<OptOutResult>().ProducesProblem(StatusCodes.Status400BadRequest);
        group.MapPost("{id:guid}/remove", RemoveAsync).RequireScope(ApiScopes.OrganizationWrite).WithSummary("Takes an address off the list; the note says why.")
            .Accepts<NoteBody>("application/json").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("import", ImportAsync).RequireScope(ApiScopes.OrganizationWrite).WithSummary("Takes a CSV file with the column address, and if wanted channel, reason and note. Lines that cannot be read are named, and nothing is added then.")
            .Accepts<string>("text/csv").Produces<SuppressionImport>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge);
        group.MapGet("export", Export).RequireScope(ApiScopes.ContactsRead).WithSummary("The whole list as CSV.").Produces(StatusCodes.Status200OK, contentType: "text/csv");
        app.MapGet("/compliance/opt-outs/export", Export).RequireAuthorization().ExcludeFromDescription();
        app.MapPossibleOptOuts();
        return app;
    }

    private static async Task<KeywordCheckAnswer> CheckAsync(HttpContext context, IOrganizations organizations, CancellationToken cancellationToken)
    {
        var body = await JsonBody.MergeAsync(context.Request, new KeywordBody(null, null), cancellationToken);
        var channel = ApiText.Read<Channel>("channel", body.Channel ?? "");
        if (body.Text is not { Length: <= KeywordBody.Longest } text)
        {
            throw new InputException("text", body.Text is null ? "is missing" : $"must be at most {KeywordBody.Longest} characters");
        }

        var reading = KeywordReader.Read(text, channel, (await organizations.GetAsync(context.ToActor(), cancellationToken)).Replies);
        return new KeywordCheckAnswer(ApiText.Of(reading.Action), reading.Flagged);
    }

    private static async Task<OptOutResult> OptOutContactAsync(Guid id, HttpContext context, IContactOptOuts optOuts, CancellationToken cancellationToken)
    {
        var body = await JsonBody.MergeAsync(context.Request, new ContactOptOutBody(null, null), cancellationToken);
        return await optOuts.OptOutContactAsync(context.ToActor(), id, string.IsNullOrEmpty(body.Channel) ? null : ApiText.Read<Channel>("channel", body.Channel), body.Reason, cancellationToken);
    }

    private static async Task<OptOutResult> OptOutAddressAsync(HttpContext context, IContactOptOuts optOuts, CancellationToken cancellationToken)
    {
        var body = await JsonBody.MergeAsync(context.Request, new AddressOptOutBody(null, null, null), cancellationToken);
        return await optOuts.OptOutAddressAsync(context.ToActor(), body.Address, ApiText.Read<Channel>("channel", body.Channel ?? ""), body.Reason, cancellationToken);
    }

    private static async Task<ListAnswer<SuppressionAnswer>> ListAsync(
        [AsParameters] OptOutListQuery query, HttpContext context, ISuppressions suppressions, CancellationToken cancellationToken)
        => (await suppressions.ListAsync(context.ToActor(), query.FilterOf(), query.PageOf(), cancellationToken)).ToAnswer(SuppressionAnswer.Of);

    private static async Task<IResult> RemoveAsync(Guid id, HttpContext context, ISuppressions suppressions, CancellationToken cancellationToken)
    {
        var body = await JsonBody.MergeAsync(context.Request, new NoteBody(null), cancellationToken);
        await suppressions.RemoveAsync(context.ToActor(), id, body.Note, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> ImportAsync(HttpContext context, ISuppressions suppressions, CancellationToken cancellationToken)
    {
        if (await RequestBody.ReadAsync(context.Request, LargestFile, cancellationToken) is not { } body)
        {
            return TypedResults.Problem("The largest file taken is 20 MB.", statusCode: StatusCodes.Status413PayloadTooLarge, title: "The file is too large.");
        }

        var done = await suppressions.ImportAsync(context.ToActor(), body, "a file by API", cancellationToken);
        return done.Errors.Count == 0 ? TypedResults.Ok(done) : throw new InputException([.. done.Errors.Select(error => new InputError($"lines[{error.Line}].{error.Field}", error.Message))]);
    }

    private static IResult Export(HttpContext context, ISuppressions suppressions)
    {
        var actor = context.ToActor();
        actor.Require(Role.Agent);
        return Results.Stream(
            stream => SuppressionExport.WriteAsync(stream, suppressions.ExportAsync(actor, context.RequestAborted), context.RequestAborted), "text/csv; charset=utf-8", "opt-outs.csv");
    }
}
