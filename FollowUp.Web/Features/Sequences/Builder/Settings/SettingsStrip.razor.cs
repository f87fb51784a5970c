using FollowUp.Core.Sequences;
using FollowUp.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace FollowUp.Web.Features.Sequences.Builder.Settings;

/// <summary>One panel is open at a time; the focus goes into it and back to what opened it.</summary>
public sealed partial class SettingsStrip : IAsyncDisposable
{
    private readonly ElementReference[] buttons = new ElementReference[9];
    private IReadOnlyList<StripItem> items = [];
    private ElementReference panel;
    private int? open;
    private bool enter;
    private ScriptModule? module;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    /// <summary>The flow as it is.</summary>
    [Parameter, EditorRequired]
    public Flow Flow { get; set; } = default!;

    /// <summary>Called with the flow as it is to be.</summary>
    [Parameter, EditorRequired]
    public EventCallback<Flow> OnChange { get; set; }

    /// <summary>What is wrong with the flow; those of the flow as a whole are shown.</summary>
    [Parameter]
    public IReadOnlyList<FlowFinding> Findings { get; set; } = [];

    /// <summary>Names the segment of the trigger.</summary>
    [Parameter]
    public FlowNames? Names { get; set; }

    /// <summary>Nothing can be changed.</summary>
    [Parameter]
    public bool ReadOnly { get; set; }

    protected override void OnParametersSet() => items = StripItems.Of(Flow, Names?.Of(Flow) ?? new FlowNames([Flow]));

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (enter)
        {
            enter = false;
            module ??= new ScriptModule(Script, Assets["Features/Sequences/Builder/Settings/SettingsStrip.razor.js"]);
            await module.CallAsync("place", panel, buttons[open!.Value]);
            await panel.FocusAsync();
        }
    }

    public ValueTask DisposeAsync() => module?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static string Title(StripItem item) => item.Panel switch
    {
        "trigger" => "What makes contacts enter",
        "purpose" => "What its messages are for",
        "zone" => "Whose clock it follows",
        "window" => "When its messages leave",
        "reentry" => "Who may enter again",
        "exits" => "What makes contacts leave",
        "goal" => "What it is to bring about",
        _ => "More settings",
    };

    private static bool IsOf(StripItem item, FlowFinding finding) => finding.StepId is null && item.Fields.Any(field => finding.Field.StartsWith(field, StringComparison.Ordinal));

    private FlowFinding? ProblemOf(StripItem item) => Findings.Where(finding => IsOf(item, finding)).OrderByDescending(finding => finding.Blocks).FirstOrDefault();

    private void Toggle(int index) => (open, enter) = open == index ? (null, false) : ((int?)index, true);

    private Task KeyAsync(KeyboardEventArgs key) => key.Key == "Escape" ? CloseAsync() : Task.CompletedTask;

    private async Task CloseAsync()
    {
        if (open is { } last)
        {
            open = null;
            await buttons[last].FocusAsync();
        }
    }
}
