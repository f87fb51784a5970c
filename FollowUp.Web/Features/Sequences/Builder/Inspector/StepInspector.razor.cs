using FollowUp.Core.Engine;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace FollowUp.Web.Features.Sequences.Builder.Inspector;

/// <summary>Shows the part of the step that was chosen, and leads from a problem to its field.</summary>
public sealed partial class StepInspector : IAsyncDisposable
{
    private const string Settings = "content";
    private const string Timing = "timing";
    private const string Results = "results";

    private IReadOnlyList<(string Key, string Label)> tabs = [];
    private IReadOnlyList<FlowFinding> own = [];
    private FlowNames names = new([]);
    private string kind = "";
    private string title = "";
    private string tab = Settings;
    private string? goTo;
    private ScriptModule? module;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    /// <summary>The step as it is.</summary>
    [Parameter, EditorRequired]
    public Step Step { get; set; } = default!;

    /// <summary>The flow it is in.</summary>
    [Parameter, EditorRequired]
    public Flow Flow { get; set; } = default!;

    /// <summary>What is wrong with the flow; those of this step are shown.</summary>
    [Parameter]
    public IReadOnlyList<FlowFinding> Findings { get; set; } = [];

    /// <summary>Called with the step as it is to be.</summary>
    [Parameter, EditorRequired]
    public EventCallback<Step> OnChange { get; set; }

    /// <summary>Nothing can be changed.</summary>
    [Parameter]
    public bool ReadOnly { get; set; }

    /// <summary>Names of what steps point at; without them steps of the flow alone have names.</summary>
    [Parameter]
    public FlowNames? Names { get; set; }

    /// <summary>Figures of the step; null where there are none.</summary>
    [Parameter]
    public StepCounts? Counts { get; set; }

    /// <summary>Called when the inspector is to close; without it there is no button.</summary>
    [Parameter]
    public EventCallback OnClose { get; set; }

    /// <summary>Buttons at the foot, such as those that duplicate and delete the step.</summary>
    [Parameter]
    public RenderFragment? Actions { get; set; }

    protected override void OnParametersSet()
    {
        names = Names?.Of(Flow) ?? new FlowNames([Flow]);
        (kind, title) = (KindWords.Of(Step), StepWords.Title(Step, names));
        own = [.. Findings.Where(finding => finding.StepId == Step.Id)];
        tabs = [(Settings, "Content"), .. Step is SendStep ? [(Timing, "Timing")] : Array.Empty<(string, string)>(), .. Counts is not null ? [(Results, "Results")] : Array.Empty<(string, string)>()];
        tab = tabs.Any(one => one.Key == tab) ? tab : Settings;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (goTo is { } id)
        {
            goTo = null;
            module ??= new ScriptModule(Script, Assets["Features/Sequences/Builder/Inspector/StepInspector.razor.js"]);
            await module.CallAsync("focus", id);
        }
    }

    public ValueTask DisposeAsync() => module?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void Go(string fieldId) => (goTo, tab) = (fieldId, Settings);

    private Task RenameAsync(ChangeEventArgs change)
        => OnChange.InvokeAsync(Step with { Name = (change.Value as string)?.Trim() is { Length: > 0 } name ? name : null });
}
