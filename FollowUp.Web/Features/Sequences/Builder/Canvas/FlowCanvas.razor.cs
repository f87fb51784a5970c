using FollowUp.Core.Engine;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Editing;
using FollowUp.Core.Sequences.Layout;
using FollowUp.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace FollowUp.Web.Features.Sequences.Builder.Canvas;

/// <summary>Draws a flow, and passes on what the script and the buttons say.</summary>
public sealed partial class FlowCanvas
{
    private ElementReference root;
    private DotNetObjectReference<FlowCanvas>? self;
    private ScriptModule? module;
    private IJSObjectReference? running;
    private CanvasPlan plan = default!;
    private Flow? planned;
    private IReadOnlyList<NodeLook> nodes = [];
    private IReadOnlyList<EdgeLook> edges = [];
    private EventCallback<NodeClick> click;
    private EventCallback<string> add;
    private (string Id, bool Focus)? wanted;
    private bool fit;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    /// <summary>What is drawn.</summary>
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

    /// <summary>What undo would take back.</summary>
    [Parameter]
    public string? Undoable { get; set; }

    /// <summary>What redo would do again.</summary>
    [Parameter]
    public string? Redoable { get; set; }

    /// <summary>What floats over it.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Brings a step into sight after the next drawing.</summary>
    public void Reveal(string id, bool focus = true) => wanted = (id, focus);

    /// <summary>Shows the whole flow after the next drawing.</summary>
    public void Fit() => fit = true;

    /// <summary>Called by the script: steps were dropped.</summary>
    /// <returns>Where they stand now; the script puts them there also if nothing is drawn anew.</returns>
    [JSInvokable]
    public IReadOnlyList<MovedNode> Moved(string[] ids, double x, double y)
    {
        Actions.Move(ids, new Spot(x, y));

        // Drawn anew by then, unless nothing changed.
        return [.. ids.Where(plan.Steps.ContainsKey).Select(id => new MovedNode(id, plan.Steps[id].X, plan.Steps[id].Y)), new MovedNode("", plan.Trigger.X, plan.Trigger.Y)];
    }

    /// <summary>Called by the script: a kind of the palette was dropped.</summary>
    [JSInvokable]
    public void Dropped(string kind, string? edge, double x, double y) => Actions.Drop(kind, EdgeRef.Parse(edge), new Spot(x, y));

    /// <summary>Called by the script: a way was drawn to a step.</summary>
    [JSInvokable]
    public void Connected(string edge, string to)
    {
        if (EdgeRef.Parse(edge) is { } at)
        {
            Actions.Connect(at, to);
        }
    }

    /// <summary>Called by the script: a frame was drawn around steps, or beside all.</summary>
    [JSInvokable]
    public void Chose(string[] ids) => Actions.Choose(ids);

    /// <summary>Called by the Enter key on a step.</summary>
    [JSInvokable]
    public void Opened(string id) => Actions.Open(id);

    /// <summary>Called by a key.</summary>
    [JSInvokable]
    public void Command(string name) => Actions.Command(name);

    /// <summary>Called by the keys that copy and cut.</summary>
    [JSInvokable]
    public string? Copied(bool cut) => Actions.Copy(cut);

    /// <summary>Called when something is pasted.</summary>
    [JSInvokable]
    public void Pasted(string text) => Actions.Paste(text);

    protected override void OnInitialized()
        => (click, add) = (EventCallback.Factory.Create<NodeClick>(this, one => Actions.Click(one)), EventCallback.Factory.Create<string>(this, key => Actions.Add(EdgeRef.Parse(key)!.Value)));

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(planned, Flow))
        {
            (planned, plan) = (Flow, CanvasPlan.Of(Flow));
        }

        var looks = new FlowLooks(Flow, plan, Names.Of(Flow), Findings) { Counts = Counts, Chosen = Chosen, Marks = Marks };
        (nodes, edges) = (looks.Nodes(), looks.Edges());
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            module = new ScriptModule(Script, Assets["Features/Sequences/Builder/Canvas/FlowCanvas.razor.js"]);
            running = await module.CallAsync<IJSObjectReference>("start", root, self, Editable);
        }

        if (fit)
        {
            fit = false;
            await TellAsync("fit");
        }

        if (wanted is (var id, var focus) && running is not null)
        {
            wanted = null;
            await TellAsync("reveal", id, focus);
        }
    }

    /// <summary>The script lets go of the page.</summary>
    public async ValueTask DisposeAsync()
    {
        await TellAsync("end");
        if (module is not null)
        {
            await module.DisposeAsync();
        }

        self?.Dispose();
    }

    private async Task TellAsync(string what, params object?[] arguments)
    {
        try
        {
            if (running is not null)
            {
                await running.InvokeVoidAsync(what, arguments);
            }
        }
        catch (Exception gone) when (ScriptModule.IsGone(gone))
        {
            // The browser went first.
        }
    }
}
