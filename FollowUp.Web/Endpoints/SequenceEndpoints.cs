using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using FollowUp.Core.Templates;
using FollowUp.Web.Composition;
using NodaTime;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/api/v1/sequences</c>.</summary>
internal static class SequenceEndpoints
{
    private const string Path = "/api/v1/sequences";

    private static readonly Duration UsualSpread = Duration.FromMinutes(10);

    public static IEndpointRouteBuilder MapSequences(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(Path).WithTags("Sequences");
        group.MapGet("", ListAsync).RequireScope(ApiScopes.SequencesRead).WithSummary("Lists sequences, newest first; archived ones only when asked for.");
        group.MapGet("presets", () => SequencePresets.All.Select(SequencePresetAnswer.Of)).RequireScope(ApiScopes.SequencesRead).WithSummary("Lists the sequences that come with the product.");
        group.MapPost("", CreateAsync).RequireScope(ApiScopes.SequencesWrite).WithSummary("Creates a sequence from a flow or a preset, and publishes it when asked to.")
            .Accepts<SequenceBody>("application/json").Produces<SequenceAnswer>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest);
        group.MapGet("{id:guid}", GetAsync).RequireScope(ApiScopes.SequencesRead).WithSummary("Shows a sequence with its draft.").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPatch("{id:guid}", ChangeAsync).RequireScope(ApiScopes.SequencesWrite).WithSummary("Changes name, description or draft.")
            .Accepts<SequenceBody>("application/json").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapGet("{id:guid}/check", CheckAsync).RequireScope(ApiScopes.SequencesRead).WithSummary("Says what keeps the draft from running and what is worth a word.");
        group.MapPost("{id:guid}/publish", PublishAsync).RequireScope(ApiScopes.SequencesWrite).WithSummary("Freezes the draft as the next version, which new enrollments enter.");
        group.MapPost("{id:guid}/pause", PauseAsync).RequireScope(ApiScopes.SequencesWrite).WithSummary("Pauses: those inside are held, or stopped.").Accepts<PauseBody>("application/json");
        group.MapPost("{id:guid}/resume", ResumeAsync).RequireScope(ApiScopes.SequencesWrite).WithSummary("Goes on; what fell due meanwhile is spread over a time.").Accepts<ResumeBody>("application/json");
        group.MapPost("{id:guid}/archive", ArchiveAsync).RequireScope(ApiScopes.SequencesWrite).WithSummary("Ends it for good: those inside leave.");
        group.MapPost("{id:guid}/duplicate", DuplicateAsync).RequireScope(ApiScopes.SequencesWrite).WithSummary("Makes a new draft with the same flow.").Accepts<SequenceBody>("application/json");
        return app;
    }

    private static async Task<ListAnswer<SequenceRowAnswer>> ListAsync(
        [AsParameters] SequenceListQuery query, HttpContext context, ISequences sequences, CancellationToken cancellationToken)
        => (await sequences.ListAsync(context.ToActor(), query.StatusOf<SequenceStatus>(), query.Search, query.PageOf(), cancellationToken)).ToAnswer(SequenceRowAnswer.Of);

    internal static async Task<SequenceAnswer> GetAsync(Guid id, HttpContext context, ISequences sequences, CancellationToken cancellationToken)
        => SequenceAnswer.Of(await sequences.GetAsync(context.ToActor(), id, cancellationToken));

    private static async Task<IResult> CreateAsync(HttpContext context, ISequences sequences, ITemplates templates, CancellationToken cancellationToken)
    {
        var actor = context.ToActor();
        var body = await FlowBody.ReadAsync<SequenceBody>(context.Request, cancellationToken);
        var flow = body.Flow is { } given ? FlowReader.Read(given) : body.Preset is { } preset ? await PresetAsync(actor, preset, templates, cancellationToken) : null;
        await RequireAsync(actor, null, body, flow, sequences, cancellationToken);
        var id = await sequences.CreateAsync(actor, body.Name ?? "", body.Description, flow, cancellationToken);
        if (body.Publish)
        {
            await sequences.PublishAsync(actor, id, cancellationToken);
        }

        return TypedResults.Created($"{Path}/{id:D}", await GetAsync(id, context, sequences, cancellationToken));
    }

    private static async Task<SequenceAnswer> ChangeAsync(Guid id, HttpContext context, ISequences sequences, CancellationToken cancellationToken)
    {
        var actor = context.ToActor();
        var body = await FlowBody.ReadAsync<SequenceBody>(context.Request, cancellationToken);
        var flow = body.Flow is { } given ? FlowReader.Read(given) : null;
        await RequireAsync(actor, id, body, flow, sequences, cancellationToken);
        await sequences.UpdateAsync(actor, id, body.Version, body.Name, body.Description, flow, cancellationToken);
        if (body.Publish)
        {
            await sequences.PublishAsync(actor, id, cancellationToken);
        }

        return await GetAsync(id, context, sequences, cancellationToken);
    }

    private static async Task<IEnumerable<FindingAnswer>> CheckAsync(Guid id, HttpContext context, ISequences sequences, CancellationToken cancellationToken)
        => (await sequences.CheckAsync(context.ToActor(), id, cancellationToken)).Select(FindingAnswer.Of);

    private static async Task<SequenceAnswer> PublishAsync(Guid id, HttpContext context, ISequences sequences, CancellationToken cancellationToken)
    {
        var actor = context.ToActor();
        await sequences.PublishAsync(actor, id, cancellationToken);
        var findings = await sequences.CheckAsync(actor, id, cancellationToken);
        return await GetAsync(id, context, sequences, cancellationToken) with { Findings = [.. findings.Select(FindingAnswer.Of)] };
    }

    private static async Task<SequenceAnswer> PauseAsync(Guid id, HttpContext context, ISequences sequences, CancellationToken cancellationToken)
    {
        var body = await FlowBody.ReadAsync<PauseBody>(context.Request, cancellationToken);
        await sequences.PauseAsync(context.ToActor(), id, ApiText.Read<PauseChoice>("choice", body.Choice ?? "hold"), cancellationToken);
        return await GetAsync(id, context, sequences, cancellationToken);
    }

    private static async Task<SequenceAnswer> ResumeAsync(Guid id, HttpContext context, ISequences sequences, CancellationToken cancellationToken)
    {
        var body = await FlowBody.ReadAsync<ResumeBody>(context.Request, cancellationToken);
        var over = body.Over is null ? UsualSpread : Duration.FromTimeSpan(ApiText.ReadDuration("over", body.Over));
        if (over < Duration.Zero || over > Duration.FromDays(7))
        {
            throw new InputException("over", "must be between nothing and seven days");
        }

        await sequences.ResumeAsync(context.ToActor(), id, over, cancellationToken);
        return await GetAsync(id, context, sequences, cancellationToken);
    }

    private static async Task<SequenceAnswer> ArchiveAsync(Guid id, HttpContext context, ISequences sequences, CancellationToken cancellationToken)
    {
        await sequences.ArchiveAsync(context.ToActor(), id, cancellationToken);
        return await GetAsync(id, context, sequences, cancellationToken);
    }

    private static async Task<IResult> DuplicateAsync(Guid id, HttpContext context, ISequences sequences, CancellationToken cancellationToken)
    {
        var body = await FlowBody.ReadAsync<SequenceBody>(context.Request, cancellationToken);
        var copy = await sequences.DuplicateAsync(context.ToActor(), id, body.Name, cancellationToken);
        return TypedResults.Created($"{Path}/{copy:D}", await GetAsync(copy, context, sequences, cancellationToken));
    }

    /// <summary>A flow that could not be published is refused, unless it is said to be unfinished.</summary>
    private static async Task RequireAsync(Actor actor, Guid? id, SequenceBody body, Flow? flow, ISequences sequences, CancellationToken cancellationToken)
    {
        if (flow is not null && !body.Unfinished)
        {
            SequenceRules.Require(flow, await sequences.CheckFlowAsync(actor, id, flow, cancellationToken));
        }
    }

    private static async Task<Flow> PresetAsync(Actor actor, string key, ITemplates templates, CancellationToken cancellationToken)
    {
        var preset = SequencePresets.All.FirstOrDefault(one => one.Key == key)
            ?? throw new InputException("preset", $"must be one of {string.Join(", ", SequencePresets.All.Select(one => one.Key))}");
        return preset.Build(await templates.ListAsync(actor, null, cancellationToken));
    }
}
