using System.Text.Json;
using FollowUp.Core.Audit;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Tables;
using FollowUp.Web.Components.Shared;
using FollowUp.Web.Composition;
using FollowUp.Web.Features.Compliance.Audit;
using Microsoft.AspNetCore.Mvc;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/api/v1/audit</c>, and the export of the page. There is no way to change an entry.</summary>
internal static class AuditEndpoints
{
    public static IEndpointRouteBuilder MapAudit(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/audit", ListAsync).WithTags("Audit log").RequireScope(ApiScopes.OrganizationWrite)
            .WithSummary("Lists what members and API keys did, newest first. total counts up to 10,000.").ProducesProblem(StatusCodes.Status400BadRequest);
        app.MapGet("/compliance/audit/export", ExportAsync).RequireAuthorization().ExcludeFromDescription();
        return app;
    }

    private static async Task<ListAnswer<AuditAnswer>> ListAsync([AsParameters] AuditListQuery query, HttpContext context, IAuditLog log, CancellationToken cancellationToken)
        => (await log.ListAsync(context.ToActor(), query.FilterOf(), query.PageOf(), cancellationToken)).ToAnswer(AuditAnswer.Of);

    private static IResult ExportAsync(string? search, string? who, string? kind, string? from, string? to, HttpContext context, IAuditLog log)
    {
        var actor = context.ToActor();
        actor.Require(Role.Admin);
        var zone = TimeWords.Zone(context.User.FindFirst(ActorClaims.OrganizationZone)?.Value);
        var filter = AuditQuery.Read(search, who, kind, from, to, null).FilterIn(zone);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Stream(async body =>
        {
            await using var text = CsvText.To(body);
            await text.WriteAsync(["time", "who", "from", "action", "about", "id", "name", "before", "after"], context.RequestAborted);
            await foreach (var row in log.ExportAsync(actor, filter, context.RequestAborted))
            {
                await text.WriteAsync(
                    [row.At.ToString(), row.ActorName, row.From, row.Action, row.SubjectKind, row.SubjectId?.ToString("D"), row.SubjectName, row.Before, row.After], context.RequestAborted);
            }
        }, "text/csv", "audit-log.csv");
    }
}

/// <summary>Which entries are wanted; <c>search</c> is how a name begins, an id or an action.</summary>
internal sealed class AuditListQuery : ListQuery
{
    /// <summary>Id of a member or an API key.</summary>
    [FromQuery(Name = "actor")]
    public string? Actor { get; init; }

    /// <summary>Such as <c>template</c>.</summary>
    [FromQuery(Name = "kind")]
    public string? Kind { get; init; }

    /// <summary>From this day or time on.</summary>
    [FromQuery(Name = "from")]
    public string? From { get; init; }

    /// <summary>Before this day or time.</summary>
    [FromQuery(Name = "to")]
    public string? To { get; init; }

    /// <exception cref="InputException">A value cannot be read; names it.</exception>
    public AuditFilter FilterOf() => new(
        Search,
        string.IsNullOrEmpty(Actor) ? null : ApiText.ReadId("actor", Actor),
        Kind,
        string.IsNullOrEmpty(From) ? null : ApiText.ReadTime("from", From),
        string.IsNullOrEmpty(To) ? null : ApiText.ReadTime("to", To));
}

/// <summary>One entry of the log.</summary>
/// <param name="From">Network address it came from.</param>
/// <param name="Before">Fields that changed, as they were.</param>
internal sealed record AuditAnswer(
    Guid Id, DateTimeOffset At, Guid? ActorId, string Actor, string? From, string Action, string SubjectKind, Guid? SubjectId, string? Subject, JsonElement? Before, JsonElement? After)
{
    public static AuditAnswer Of(AuditEntry row) => new(
        row.Id, row.At.ToDateTimeOffset(), row.ActorId, row.ActorName, row.From, row.Action, row.SubjectKind, row.SubjectId, row.SubjectName, Read(row.Before), Read(row.After));

    private static JsonElement? Read(string? json) => json is null ? null : Json.Read<JsonElement>(json);
}
