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
    private IReadOnlyList<FlowLine> lines = [];
    private Dictionary<string, NodeLook> looks = [];
    private Dictionary<string, (bool Up, bool Down)> movable = [];
    private FlowNames own = new([]);
    private Flow? shown;
    private string? menu;

    protected override string ScriptPath => "Features/Sequences/Builder/FlowList.razor.js";

    /// <summary>Called with the id of the step, and whether it goes up.</summary>
    [Parameter, EditorRequired]
    public EventCallback<(string Id, bool Up)> OnShift { get; set; }

    protected override void OnParametersSet()
    {
        base.OnParametersSet();
        own = Names.Of(Flow);
        looks = Looks.Nodes().ToDictionary(look => look.Id, StringComparer.Ordinal);
        lines = FlowLines.Of(Flow, own);
        if (!ReferenceEquals(shown, Flow))
        {
            shown = Flow;
            movable = Flow.Steps.ToDictionary(step => step.Id, step => (Editable && FlowReorder.Up(Flow, step.Id) is not null, Editable && FlowReorder.CanDown(Flow, step)), StringComparer.Ordinal);
        }
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
                    await Module.CallAsync("keep", clip);
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
        var clip = await Module.CallAsync<string>("held") ?? "";
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
    private Task GoAsync(string id) => Module.CallAsync("more", Root, id);
}
