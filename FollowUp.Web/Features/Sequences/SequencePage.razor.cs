using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
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
    private FlowNames names = new([]);
    private IReadOnlyList<(string Id, string Words)> steps = [];
    private int? inside;
    private Guid? shown;

    [Inject]
    private ISequences Sequences { get; set; } = default!;

    [Inject]
    private IEnrollments Enrollments { get; set; } = default!;

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

    protected override async Task OnParametersSetAsync()
    {
        if (Actor is not null && shown != Id)
        {
            (shown, detail) = (Id, null);
            await ReloadAsync();
        }
    }

    private Task ReloadAsync() => LoadAsync(async ct =>
    {
        var loaded = await Sequences.GetAsync(Actor, Id, ct);
        findings = loaded.Status == SequenceStatus.Archived ? [] : await Sequences.CheckAsync(Actor, Id, ct);
        counts = loaded.Published is null ? null : (await Enrollments.CountsAsync(Actor, Id, null, ct)).ToDictionary(step => step.Step, StringComparer.Ordinal);
        inside = counts?.Values.Sum(step => step.Waiting);
        var templates = (await Templates.ListAsync(Actor, null, ct)).ToDictionary(template => template.Id, template => template.Name);
        var flows = new[] { loaded.Published, loaded.Draft }.OfType<Flow>().ToList();
        Dictionary<Guid, string>? sequences = null;
        if (flows.Any(flow => flow.Steps.Any(step => step is EnrollStep)))
        {
            sequences = (await Sequences.ListAsync(Actor, null, null, new PageQuery(1, PageQuery.LargestSize), ct)).Items.ToDictionary(row => row.Id, row => row.Name);
        }

        names = new FlowNames(flows, templates, sequences);
        steps = [.. flows.SelectMany(flow => flow.Graph.Reachable).Distinct().Select(id => (id, names.Step(id)))];
        detail = loaded;
    });

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
