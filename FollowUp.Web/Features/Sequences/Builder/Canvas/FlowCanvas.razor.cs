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
    private IReadOnlyList<NodeLook> nodes = [];
    private IReadOnlyList<EdgeLook> edges = [];
    private EventCallback<NodeClick> click;
    private EventCallback<string> add;
    private (string Id, bool Focus)? wanted;
    private bool fit;

    protected override string ScriptPath => "Features/Sequences/Builder/Canvas/FlowCanvas.razor.js";

    /// <summary>Brings a step into sight after the next drawing.</summary>
    public void Reveal(string id, bool focus = true) => wanted = (id, focus);

    /// <summary>Shows the whole flow after the next drawing.</summary>
    public void Fit() => fit = true;

    /// <summary>Called by the script: steps were dropped.</summary>
    /// <param name="call">As of <see cref="FlowView.Once{T}"/>.</param>
    /// <returns>Where they stand now; the script puts them there also if nothing is drawn anew.</returns>
    [JSInvokable]
    public IReadOnlyList<MovedNode> Moved(long call, string[] ids, double x, double y)
    {
        Once(call, () => Actions.Move(ids, new Spot(x, y)));

        // Drawn anew by then, unless nothing changed.
        return [.. ids.Where(Plan.Steps.ContainsKey).Select(id => new MovedNode(id, Plan.Steps[id].X, Plan.Steps[id].Y)), new MovedNode("", Plan.Trigger.X, Plan.Trigger.Y)];
    }

    /// <summary>Called by the script: a kind of the palette was dropped.</summary>
    /// <param name="call">As of <see cref="FlowView.Once{T}"/>.</param>
    [JSInvokable]
    public void Dropped(long call, string kind, string? edge, double x, double y) => Once(call, () => Actions.Drop(kind, EdgeRef.Parse(edge), new Spot(x, y)));

    /// <summary>Called by the script: a way was drawn to a step.</summary>
    /// <param name="call">As of <see cref="FlowView.Once{T}"/>.</param>
    [JSInvokable]
    public void Connected(long call, string edge, string to)
    {
        if (EdgeRef.Parse(edge) is { } at)
        {
            Once(call, () => Actions.Connect(at, to));
        }
    }

    /// <summary>Called by the script: a frame was drawn around steps, or beside all.</summary>
    /// <param name="call">As of <see cref="FlowView.Once{T}"/>.</param>
    [JSInvokable]
    public void Chose(long call, string[] ids) => Once(call, () => Actions.Choose(ids));

    /// <summary>Called by the Enter key on a step.</summary>
    /// <param name="call">As of <see cref="FlowView.Once{T}"/>.</param>
    [JSInvokable]
    public void Opened(long call, string id) => Once(call, () => Actions.Open(id));

    protected override void OnInitialized()
        => (click, add) = (EventCallback.Factory.Create<NodeClick>(this, one => Actions.Click(one)), EventCallback.Factory.Create<string>(this, key => Actions.Add(EdgeRef.Parse(key)!.Value)));

    protected override void OnParametersSet()
    {
        base.OnParametersSet();
        (nodes, edges) = (Looks.Nodes(), Looks.Edges());
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (fit)
        {
            fit = false;
            await TellAsync("fit");
        }

        if (wanted is (var id, var focus) && Running)
        {
            wanted = null;
            await TellAsync("reveal", id, focus);
        }
    }
}
