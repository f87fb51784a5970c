using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Templates.WhatsApp;
using FollowUp.Web.Composition;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/api/v1/channel-accounts/{id}/templates</c>: the approved templates of a WhatsApp account, as its provider listed them last.</summary>
internal static class ApprovedTemplateEndpoints
{
    public static IEndpointRouteBuilder MapApprovedTemplates(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/channel-accounts/{id:guid}/templates").WithTags("Channel accounts");
        group.MapGet("", ListAsync).RequireScope(ApiScopes.SequencesRead).WithSummary("Lists the WhatsApp templates of an account, also those that do not go out.").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("sync", SyncAsync).RequireScope(ApiScopes.OrganizationWrite).WithSummary("Asks the provider for the list now, and says how that ended.").ProducesProblem(StatusCodes.Status404NotFound);
        return app;
    }

    private static async Task<ListAnswer<ApprovedTemplateAnswer>> ListAsync(Guid id, HttpContext context, IApprovedTemplates templates, CancellationToken cancellationToken)
    {
        var items = (await templates.ListAsync(context.ToActor(), id, cancellationToken)).Select(ApprovedTemplateAnswer.Of).ToList();
        return new ListAnswer<ApprovedTemplateAnswer>(items, items.Count);
    }

    private static async Task<TemplateSyncAnswer> SyncAsync(Guid id, HttpContext context, IApprovedTemplates templates, CancellationToken cancellationToken)
        => TemplateSyncAnswer.Of(await templates.SyncAsync(context.ToActor(), id, cancellationToken));
}
