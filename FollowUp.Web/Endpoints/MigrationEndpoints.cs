using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using FollowUp.Web.Composition;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/api/v1/sequences/{id}/migrate</c>: those inside one version go over to another.</summary>
internal static class MigrationEndpoints
{
    private const int MostMoves = 500;

    public static IEndpointRouteBuilder MapMigrations(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/sequences/{id:guid}/migrate").WithTags("Sequences");
        group.MapPost("", RunAsync).RequireScope(ApiScopes.SequencesWrite).WithSummary("Takes those inside one version over to another.").Accepts<MigrationBody>("application/json");
        group.MapPost("preview", PreviewAsync).RequireScope(ApiScopes.SequencesRead).WithSummary("Says step by step how many would go where.").Accepts<MigrationBody>("application/json");
        return app;
    }

    private static async Task<MigrationAnswer> RunAsync(Guid id, HttpContext context, ISequences sequences, CancellationToken cancellationToken)
        => new(await sequences.MigrateAsync(context.ToActor(), id, await ReadAsync(context, cancellationToken), cancellationToken));

    private static async Task<IEnumerable<MigrationStepAnswer>> PreviewAsync(Guid id, HttpContext context, ISequences sequences, CancellationToken cancellationToken)
        => (await sequences.PreviewMigrationAsync(context.ToActor(), id, await ReadAsync(context, cancellationToken), cancellationToken))
            .Select(step => new MigrationStepAnswer(step.Step, step.Inside, step.To, step.Change is { } change ? ApiText.Of(change) : null));

    private static async Task<MigrationPlan> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var body = await FlowBody.ReadAsync<MigrationBody>(context.Request, cancellationToken);
        if (body.Moves?.Count > MostMoves)
        {
            throw new InputException("moves", $"must be at most {MostMoves}");
        }

        return new MigrationPlan(
            body.From ?? throw new InputException("from", "is missing"), body.To ?? throw new InputException("to", "is missing"),
            body.Moves ?? new Dictionary<string, string>(), body.RecomputeWaits);
    }
}

/// <param name="From">Number of the version they are in.</param>
/// <param name="To">Number of the version they go to.</param>
/// <param name="Moves">New step by old one; others go to the step of their own id, or keep their version when there is none.</param>
/// <param name="RecomputeWaits">Waits are looked at again at once, by the new lengths.</param>
internal sealed record MigrationBody(int? From = null, int? To = null, IReadOnlyDictionary<string, string>? Moves = null, bool RecomputeWaits = false);

/// <param name="Moved">How many went over.</param>
internal sealed record MigrationAnswer(int Moved);

/// <param name="To">Null: they keep the old version.</param>
/// <param name="Change"><c>changed</c>, <c>removed</c>, or null when the step is the same.</param>
internal sealed record MigrationStepAnswer(string Step, int Inside, string? To, string? Change);
