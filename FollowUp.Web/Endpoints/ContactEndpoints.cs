using FollowUp.Core.Contacts;
using FollowUp.Core.Organizations;
using FollowUp.Web.Composition;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/api/v1/contacts</c>.</summary>
internal static class ContactEndpoints
{
    public static IEndpointRouteBuilder MapContacts(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/contacts").WithTags("Contacts");
        group.MapGet("", ListAsync).RequireScope(ApiScopes.ContactsRead).WithSummary("Lists contacts, newest first.");
        group.MapGet("{id:guid}", GetAsync).RequireScope(ApiScopes.ContactsRead).WithSummary("Shows a contact with what happened lately.").ProducesProblem(StatusCodes.Status404NotFound);
        return app;
    }

    private static async Task<ListAnswer<ContactAnswer>> ListAsync(
        [AsParameters] ContactListQuery query, HttpContext context, IContactQueries contacts, CancellationToken cancellationToken)
        => (await contacts.ListAsync(context.ToActor(), query.Search, query.PageOf(), cancellationToken)).ToAnswer(ContactAnswer.Of);

    private static async Task<ContactDetailAnswer> GetAsync(Guid id, HttpContext context, IContactQueries contacts, CancellationToken cancellationToken)
        => ContactDetailAnswer.Of(await contacts.GetAsync(context.ToActor(), id, cancellationToken));
}
