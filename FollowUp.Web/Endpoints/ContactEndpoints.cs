using FollowUp.Core.Contacts;
using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Intake;
using FollowUp.Core.Organizations;
using FollowUp.Web.Composition;
using NodaTime;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/api/v1/contacts</c>.</summary>
internal static class ContactEndpoints
{
    private const string Path = "/api/v1/contacts";

    public static IEndpointRouteBuilder MapContacts(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(Path).WithTags("Contacts");
        group.MapGet("", ListQuery.AtRunTime(ListAsync)).RequireScope(ApiScopes.ContactsRead).WithSummary("Lists contacts, newest first.");
        group.MapPost("", SaveAsync).RequireScope(ApiScopes.ContactsWrite)
            .WithSummary("Adds a contact, or adds to the one with this e-mail address, or number when there is no address. A phone without its country code needs region, a country such as SE.")
            .Accepts<ContactBody>("application/json").Produces<ContactDetailAnswer>().Produces<ContactDetailAnswer>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge);
        group.MapGet("{id:guid}", GetAsync).RequireScope(ApiScopes.ContactsRead).WithSummary("Shows a contact with what happened lately.").ProducesProblem(StatusCodes.Status404NotFound);
        return app;
    }

    private static async Task<ListAnswer<ContactAnswer>> ListAsync(
        [AsParameters] ContactListQuery query, HttpContext context, IContactQueries contacts, CancellationToken cancellationToken)
        => (await contacts.ListAsync(context.ToActor(), query.Search, query.PageOf(), cancellationToken)).ToAnswer(ContactAnswer.Of);

    private static async Task<IResult> SaveAsync(
        HttpContext context, IContactIntake intake, IContactQueries contacts, IPhoneNumbers phones, IClock clock, CancellationToken cancellationToken)
    {
        if (await RequestBody.ReadAsync(context.Request, Limits.Body, cancellationToken) is not { } body)
        {
            return TypedResults.Problem("The largest body taken is 1 MB.", statusCode: StatusCodes.Status413PayloadTooLarge, title: "The body is too large.");
        }

        var saved = await intake.SaveAsync(context.ToActor(), ApiContacts.Read(body, phones, clock.GetCurrentInstant()), cancellationToken);
        var answer = await GetAsync(saved.Id, context, contacts, cancellationToken);
        return saved.IsNew ? TypedResults.Created($"{Path}/{saved.Id:D}", answer) : TypedResults.Ok(answer);
    }

    private static async Task<ContactDetailAnswer> GetAsync(Guid id, HttpContext context, IContactQueries contacts, CancellationToken cancellationToken)
        => ContactDetailAnswer.Of(await contacts.GetAsync(context.ToActor(), id, cancellationToken));
}
