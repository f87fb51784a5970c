using FollowUp.Core.Analytics;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Core.Templates;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace FollowUp.Web.Features.Sequences;

/// <summary>One sequence: its head with what can be done to it, and its parts below.</summary>
public sealed partial class SequencePage
{
    private static readonly (string Key, string Label)[] Parts = [("", "Flow"), ("enrollments", "Enrollments"), ("test", "Test"), ("versions", "Versions"), ("settings", "Settings")];

    private SequenceDetail? detail;
    private IReadOnlyList<FlowFinding> findings = [];
    private IReadOnlyDictionary<string, StepCounts>? counts;
    private string? spent;
    private FlowNames names = new([]);
    private IReadOnlyList<(string Id, string Words)> steps = [];
    private int? inside;
    private Guid? shown;
    private int dialogs;

    [Inject]
    private ISegments Segments { get; set; } = default!;

    [Inject]
    private IMembers Members { get; set; } = default!;

    [Inject]
    private ISequences Sequences { get; set; } = default!;

    [Inject]
    private IEnrollments Enrollments { get; set; } = default!;

    [Inject]
    private ICosts Costs { get; set; } = default!;

    [Inject]
    private ITemplates Templates { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    /// <summary>Which sequence.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery]
    private string? Tab { get; set; }

    [SupplyParameterFromQuery]
    private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "step")]
    private string? AtStep { get; set; }

    [SupplyParameterFromQuery]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageNumber { get; set; }

    private string Part => Parts.Any(part => part.Key == Tab) ? Tab! : "";

    private bool MayEdit => May(Role.Marketer) && detail is { Status: not SequenceStatus.Archived };

    private string? StateWords => detail?.Status switch
    {
        SequenceStatus.Archived => "This sequence is archived: nobody enters and nothing is sent. Duplicate it to use its flow again.",
        SequenceStatus.Paused => "This sequence is paused: nobody enters and nothing is sent. Those inside go on when it is resumed.",
        _ => null,
    };

    protected override Task StartAsync()
    {
        Dialogs.OnOpen += DialogOpens;
        Dialogs.OnClose += DialogCloses;
        return Task.CompletedTask;
    }

    protected override void Dispose(bool disposing)
    {
        Dialogs.OnOpen -= DialogOpens;
        Dialogs.OnClose -= DialogCloses;
        base.Dispose(disposing);
    }

    private void DialogOpens(string? title, Type? type, Dictionary<string, object?>? parameters, DialogOptions? options) => dialogs++;

    private void DialogCloses(dynamic? result) => dialogs--;

    protected override async Task OnParametersSetAsync()
    {
        if (Actor is not null && shown != Id)
        {
            (shown, detail) = (Id, null);
            await ReloadAsync();
        }
    }

    private Task ReloadAsync() => LoadAsync(async ct => await LoadPartsAsync(await Sequences.GetAsync(Actor, Id, ct), ct));

    private async Task LoadPartsAsync(SequenceDetail loaded, CancellationToken ct)
    {
        findings = loaded.Status == SequenceStatus.Archived ? [] : await Sequences.CheckAsync(Actor, Id, ct);
        (counts, spent, inside) = (null, null, null);
        if (loaded.Published is not null)
        {
            await CountAsync(ct);
            spent = CostWords.Sum(await Costs.OfSequenceAsync(Actor, Id, ct));
        }

        var templates = (await Templates.ListAsync(Actor, null, ct)).ToDictionary(template => template.Id, template => template.Name);
        var flows = new[] { loaded.Published, loaded.Draft }.OfType<Flow>().ToList();
        Dictionary<Guid, string>? sequences = null;
        if (flows.Any(flow => flow.Steps.Any(step => step is EnrollStep)))
        {
            sequences = (await Sequences.ListAsync(Actor, null, null, new PageQuery(1, PageQuery.LargestSize), ct)).Items.ToDictionary(row => row.Id, row => row.Name);
        }

        names = new FlowNames(flows, templates, sequences) { Segments = await SegmentsAsync(flows, ct), Members = await MembersAsync(flows, ct) };
        steps = [.. flows.SelectMany(flow => flow.Graph.Reachable).Distinct().Select(id => (id, names.Step(id)))];
        detail = loaded;
    }

    private async Task<Dictionary<Guid, string>?> SegmentsAsync(List<Flow> flows, CancellationToken cancellationToken)
    {
        var asked = flows.Any(flow => flow.Trigger?.Segment is not null || flow.Needs.Segments.Count > 0 || flow.Trigger?.Filters?.Any(filter => filter.Walk().Any(rule => rule.Segment is not null)) == true);
        return asked ? (await Segments.ListAsync(Actor, null, new PageQuery(1, PageQuery.LargestSize), cancellationToken)).Items.ToDictionary(row => row.Id, row => row.Name) : null;
    }

    private async Task<Dictionary<Guid, string>?> MembersAsync(List<Flow> flows, CancellationToken cancellationToken)
        => flows.Any(flow => flow.Steps.Any(step => step is NotifyStep { Member: not null }))
            ? (await Members.ListAsync(Actor, cancellationToken)).ToDictionary(member => member.UserId, member => member.Name)
            : null;

    /// <summary>Looks for new figures, and for what others changed; draws only when there is something. What is being edited is left alone.</summary>
    private async Task RefreshAsync()
    {
        if (detail is null || Part.Length > 0 || Loading || Busy || dialogs > 0)
        {
            return;
        }

        var (before, problemBefore, countsBefore) = (detail, Problem, counts);
        await LoadAsync(async ct =>
        {
            var current = await Sequences.GetAsync(Actor, Id, ct);
            if (current.Version != before.Version || current.Status != before.Status)
            {
                await LoadPartsAsync(current, ct);
            }
            else if (current.Published is not null)
            {
                await CountAsync(ct);
            }
        });
        if (Problem != problemBefore || !ReferenceEquals(detail, before) || !Same(counts, countsBefore))
        {
            StateHasChanged();
        }
    }

    private static bool Same(IReadOnlyDictionary<string, StepCounts>? left, IReadOnlyDictionary<string, StepCounts>? right)
        => left?.Count == right?.Count && (left is null || left.All(pair => right!.GetValueOrDefault(pair.Key) == pair.Value));

    private async Task CountAsync(CancellationToken cancellationToken)
    {
        counts = (await Enrollments.CountsAsync(Actor, Id, null, cancellationToken)).ToDictionary(step => step.Step, StringComparer.Ordinal);
        inside = counts.Values.Sum(step => step.Waiting);
    }

    private async Task RenameAsync()
    {
        var renamed = await Dialogs.OpenAsync<RenameDialog>(
            "Rename the sequence",
            new Dictionary<string, object?> { [nameof(RenameDialog.Detail)] = detail },
            new DialogOptions { Width = "440px", CloseDialogOnEsc = true, CloseAriaLabel = "Close" });
        if (renamed is true)
        {
            await ReloadAsync();
            StateHasChanged();
        }
    }
}
