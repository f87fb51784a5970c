using FollowUp.Core.Engine;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Editing;
using FollowUp.Core.Sequences.Layout;
using FollowUp.Web.Components.Shared;
using FollowUp.Web.Features.Sequences.Builder.Canvas;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace FollowUp.Web.Features.Sequences.Builder;

/// <summary>What the canvas and the list have in common: the flow they show, and a script that passes keys and the clipboard on.</summary>
public abstract class FlowView : ComponentBase, IAsyncDisposable
{
    private DotNetObjectReference<FlowView>? self;
    private ScriptModule? module;
    private IJSObjectReference? running;
    private Flow? planned;
    private (long Call, object? Answer) answered;

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
    /// <param name="call">As of <see cref="Once{T}"/>.</param>
    [JSInvokable]
    public void Command(long call, string name) => Once(call, () => Actions.Command(name));

    /// <summary>Called by the keys that copy and cut.</summary>
    /// <param name="call">As of <see cref="Once{T}"/>.</param>
    [JSInvokable]
    public string? Copied(long call, bool cut) => Once(call, () => Actions.Copy(cut));

    /// <summary>Called when something is pasted.</summary>
    /// <param name="call">As of <see cref="Once{T}"/>.</param>
    [JSInvokable]
    public void Pasted(long call, string text) => Once(call, () => Actions.Paste(text));

    /// <summary>The element that the script watches.</summary>
    protected ElementReference Root { get; set; }

    /// <summary>Where the script is, among the assets.</summary>
    protected abstract string ScriptPath { get; }

    /// <summary>There after the first drawing.</summary>
    protected ScriptModule Module => module!;

    /// <summary>The script has begun.</summary>
    protected bool Running => running is not null;

    protected CanvasPlan Plan { get; private set; } = default!;

    protected FlowLooks Looks { get; private set; } = default!;

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(planned, Flow))
        {
            (planned, Plan) = (Flow, CanvasPlan.Of(Flow));
        }

        Looks = new FlowLooks(Flow, Plan, Names.Of(Flow), Findings) { Counts = Counts, Chosen = Chosen, Marks = Marks };
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            module = new ScriptModule(Script, Assets[ScriptPath]);
            running = await module.CallAsync<IJSObjectReference>("start", Root, self, Editable);
        }
    }

    /// <summary>Does what a call of the script asks for once: one that got no answer before the connection went is made again.</summary>
    /// <param name="call">Counts up from 1.</param>
    /// <returns>What the call returned, also the second time if none was made after it.</returns>
    protected T? Once<T>(long call, Func<T> act)
    {
        if (call > answered.Call)
        {
            answered = (call, act());
        }

        return call == answered.Call ? (T?)answered.Answer : default;
    }

    /// <inheritdoc cref="Once{T}"/>
    protected void Once(long call, Action act) => Once<object?>(call, () =>
    {
        act();
        return null;
    });

    /// <summary>Says something to the script that has begun.</summary>
    protected async Task TellAsync(string what, params object?[] arguments)
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

    /// <summary>The script lets go of the page.</summary>
    public async ValueTask DisposeAsync()
    {
        await TellAsync("end");
        await (module?.DisposeAsync() ?? ValueTask.CompletedTask);
        self?.Dispose();
        GC.SuppressFinalize(this);
    }
}
