using FollowUp.Core.Organizations;
using FollowUp.Web.Composition;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/api/v1/organization</c>: the organization the API key belongs to.</summary>
public static class OrganizationEndpoints
{
    public static IEndpointRouteBuilder MapOrganizationEndpoints(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/organization").WithTags("Organization");
        group.MapGet("", Get).RequireScope(ApiScopes.OrganizationRead).WithSummary("Shows the organization.");
        group.MapPatch("", Patch).RequireScope(ApiScopes.OrganizationWrite).WithSummary("Changes the fields that are given.");
        return app;
    }

    private static async Task<OrganizationAnswer> Get(HttpContext context, IOrganizations organizations, CancellationToken cancellationToken)
        => OrganizationAnswer.Of(await organizations.GetAsync(context.ToActor(), cancellationToken));

    private static async Task<OrganizationAnswer> Patch(OrganizationPatch body, HttpContext context, IOrganizations organizations, CancellationToken cancellationToken)
    {
        var change = new OrganizationChange(body.Name, body.TimeZone, body.PostalAddress, body.BrandColor, body.ReplyTo);
        return OrganizationAnswer.Of(await organizations.ChangeAsync(context.ToActor(), change, cancellationToken));
    }
}

/// <param name="TimeZone">Zone id of the tz database.</param>
/// <param name="BrandColor"><c>#RRGGBB</c>.</param>
/// <param name="ReplyTo">Where replies to e-mails go; the sending address when null.</param>
public sealed record OrganizationAnswer(Guid Id, string Name, string TimeZone, string PostalAddress, string BrandColor, string? ReplyTo)
{
    public static OrganizationAnswer Of(OrganizationView view)
        => new(view.Id, view.Name, view.TimeZone, view.PostalAddress, view.BrandColor, view.ReplyTo);
}

/// <summary>Fields left out or null stay as they are; an empty <c>replyTo</c> removes it.</summary>
public sealed record OrganizationPatch(string? Name, string? TimeZone, string? PostalAddress, string? BrandColor, string? ReplyTo);
