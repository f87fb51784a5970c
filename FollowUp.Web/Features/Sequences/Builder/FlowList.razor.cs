using FollowUp.Core.Engine;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Editing;
using FollowUp.Core.Sequences.Layout;
using FollowUp.Web.Components.Shared;
using FollowUp.Web.Features.Sequences.Builder.Canvas;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace FollowUp.Web.Features.Sequences.Builder;

/// <summary>Passes on what rows, their menus and keys ask for. The clipboard is the browser's, so that steps go from one sequence to another.</summary>
public sealed partial class FlowList
{
    private ElementReference root;
    private DotNetObjectReference<FlowList>? self;
    private ScriptModule? module;
    private IJSObjectReference? running;
    private IReadOnlyList<FlowLine> lines = [];
    private Dictionary<string, NodeLook> looks = [];
    private Dictionary<string, (bool Up, bool Down)> movable = [];
    private FlowNames own = new([]);
    private Flow? shown;
    private string? menu;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    /// <summary>What is shown.</summary>
    [Parameter, EditorRequired]
    public Flow Flow { get; set; } = default!;

    /// <summary>Names of what steps point at.</summary>
    [Parameter, EditorRequired]
    public FlowNames Names { get; set; } = default!;

    /// <summary>What is told when somebody does something.</summary>
    [Parameter, EditorRequired]
    public CanvasActions Actions { get; set; } = default!;

    [Parameter]
    public IReadOnlyList<FlowFinding> Findings { get; set; } = [];

    /// <summary>Figures by step; null while there are none.</summary>
    [Parameter]
    public IReadOnlyDictionary<string, StepCounts>? Counts { get; set; }

    /// <summary>Ids of the chosen steps.</summary>
    [Parameter]
    public IReadOnlySet<string> Chosen { get; set; } = new HashSet<string>();

    /// <summary>What a comparison or a simulation says, by step.</summary>
    [Parameter]
    public IReadOnlyDictionary<string, StepMark> Marks { get; set; } = new Dictionary<string, StepMark>();

    /// <summary>The flow can be changed.</summary>
    [Parameter]
    public bool Editable { get; set; }

    /// <summary>Called with the id of the step, and whether it goes up.</summary>
    [Parameter, EditorRequired]
    public EventCallback<(string Id, bool Up)> OnShift { get; set; }

    /// <summary>What undo would take back.</summary>
    [Parameter]
    public string? Undoable { get; set; }

    /// <summary>What redo would do again.</summary>
    [Parameter]
    public string? Redoable { get; set; }

    /// <summary>What floats over it.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Called by a key.</summary>
    [JSInvokable]
    public void Command(string name) => Actions.Command(name);

    /// <summary>Called by the keys that copy and cut.</summary>
    [JSInvokable]
    public string? Copied(bool cut) => Actions.Copy(cut);

    /// <summary>Called when something is pasted.</summary>
    [JSInvokable]
    public void Pasted(string text) => Actions.Paste(text);

    protected override void OnParametersSet()
    {
        own = Names.Of(Flow);
        looks = new FlowLooks(Flow, CanvasPlan.Of(Flow), own, Findings) { Counts = Counts, Chosen = Chosen, Marks = Marks }.Nodes().ToDictionary(look => look.Id, StringComparer.Ordinal);
        lines = FlowLines.Of(Flow, own);
        if (!ReferenceEquals(shown, Flow))
        {
            shown = Flow;
            movable = Flow.Steps.ToDictionary(step => step.Id, step => (Editable && FlowReorder.Up(Flow, step.Id) is not null, Editable && FlowReorder.CanDown(Flow, step)), StringComparer.Ordinal);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            module = new ScriptModule(Script, Assets["Features/Sequences/Builder/FlowList.razor.js"]);
            running = await module.CallAsync<IJSObjectReference>("start", root, self, Editable);
        }
    }

    /// <summary>The script lets go of the page.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await (running?.InvokeVoidAsync("end") ?? ValueTask.CompletedTask);
        }
        catch (Exception gone) when (ScriptModule.IsGone(gone))
        {
            // The browser went first.
        }

        await (module?.DisposeAsync() ?? ValueTask.CompletedTask);
        self?.Dispose();
    }

    private static string Key(FlowLine line) => line.Step is { } step ? $"step {step.Id}" : $"way {line.At}";

    private async Task PickAsync(string id, EdgeRef? before, string what)
    {
        menu = null;
        switch (what)
        {
            case "up" or "down":
                await OnShift.InvokeAsync((id, what == "up"));
                break;
            case "add":
                Actions.Add(before!.Value);
                break;
            case "paste":
                await PasteAsync(id);
                break;
            default:
                if (Actions.AtStep(id, what) is { } clip)
                {
                    await module!.CallAsync("keep", clip);
                }

                break;
        }

        if (what is "up" or "down" or "copy")
        {
            await GoAsync(id);
        }
    }

    /// <param name="id">After which step; null as the keys do.</param>
    private async Task PasteAsync(string? id)
    {
        var clip = await module!.CallAsync<string>("held") ?? "";
        if (id is not null)
        {
            Actions.Choose([id]);
        }

        Actions.Paste(clip);
    }

    private Task CloseMenuAsync(string id)
    {
        menu = null;
        return GoAsync(id);
    }

    /// <summary>Back to where the menu was opened.</summary>
    private Task GoAsync(string id) => module!.CallAsync("more", root, id);
}
