using System.Text.Json;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using FollowUp.Web.Composition;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/api/v1/sequences/{id}/versions</c>.</summary>
internal static class SequenceVersionEndpoints
{
    public static IEndpointRouteBuilder MapSequenceVersions(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/sequences/{id:guid}").WithTags("Sequences");
        group.MapGet("versions", ListAsync).RequireScope(ApiScopes.SequencesRead).WithSummary("Lists versions, newest first, with how many contacts are inside each.");
        group.MapGet("versions/{number:int}", GetAsync).RequireScope(ApiScopes.SequencesRead).WithSummary("Shows the flow of a version.");
        group.MapGet("diff", DiffAsync).RequireScope(ApiScopes.SequencesRead).WithSummary("Says what two versions do differently; without to, the draft is compared.");
        group.MapPost("rollback", RollBackAsync).RequireScope(ApiScopes.SequencesWrite).WithSummary("Publishes an earlier version again, as a new one.").Accepts<RollBackBody>("application/json");
        return app;
    }

    private static async Task<IEnumerable<SequenceVersionAnswer>> ListAsync(Guid id, HttpContext context, ISequences sequences, CancellationToken cancellationToken)
        => (await sequences.VersionsAsync(context.ToActor(), id, cancellationToken))
            .Select(row => new SequenceVersionAnswer(row.Number, row.PublishedAt.ToDateTimeOffset(), row.PublishedBy, row.Inside, row.Current));

    private static async Task<JsonElement> GetAsync(Guid id, int number, HttpContext context, ISequences sequences, CancellationToken cancellationToken)
        => SequenceAnswer.ToJson(await sequences.VersionAsync(context.ToActor(), id, number, cancellationToken));

    private static async Task<IEnumerable<FlowChangeAnswer>> DiffAsync(Guid id, string? from, string? to, HttpContext context, ISequences sequences, CancellationToken cancellationToken)
    {
        var actor = context.ToActor();
        var older = await sequences.VersionAsync(actor, id, ApiText.ReadNumber("from", from ?? ""), cancellationToken);
        var newer = string.IsNullOrEmpty(to)
            ? (await sequences.GetAsync(actor, id, cancellationToken)).Draft
            : await sequences.VersionAsync(actor, id, ApiText.ReadNumber("to", to), cancellationToken);
        return FlowDiff.Between(older, newer).Select(change => new FlowChangeAnswer(change.StepId, ApiText.Of(change.Kind), change.Fields));
    }

    private static async Task<SequenceAnswer> RollBackAsync(Guid id, HttpContext context, ISequences sequences, CancellationToken cancellationToken)
    {
        var body = await FlowBody.ReadAsync<RollBackBody>(context.Request, cancellationToken);
        await sequences.RollBackAsync(context.ToActor(), id, body.Version ?? throw new InputException("version", "is missing"), cancellationToken);
        return await SequenceEndpoints.GetAsync(id, context, sequences, cancellationToken);
    }
}

/// <param name="Inside">Contacts still walking it or held in it.</param>
internal sealed record SequenceVersionAnswer(int Number, DateTimeOffset PublishedAt, string? PublishedBy, int Inside, bool Current);

/// <param name="Step">Null for the flow as a whole.</param>
/// <param name="Kind"><c>added</c>, <c>changed</c> or <c>removed</c>.</param>
internal sealed record FlowChangeAnswer(string? Step, string Kind, IReadOnlyList<string> Fields);

/// <param name="Version">Number of the version to publish again.</param>
internal sealed record RollBackBody(int? Version = null);
