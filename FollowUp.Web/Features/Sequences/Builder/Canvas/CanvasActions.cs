using FollowUp.Core.Sequences.Editing;
using FollowUp.Core.Sequences.Layout;

namespace FollowUp.Web.Features.Sequences.Builder.Canvas;

/// <summary>What people do on the canvas, told to the page that it stands on.</summary>
public sealed class CanvasActions
{
    /// <summary>A click on a step, or on the trigger, whose id is empty.</summary>
    public required Action<NodeClick> Click { get; init; }

    /// <summary>These are chosen in place of what was.</summary>
    public required Action<IReadOnlyList<string>> Choose { get; init; }

    /// <summary>Enter on a step: its settings are wanted.</summary>
    public required Action<string> Open { get; init; }

    /// <summary>Steps were dragged so far.</summary>
    public required Action<IReadOnlyList<string>, Spot> Move { get; init; }

    /// <summary>A kind was dropped on a way, or beside the flow.</summary>
    public required Action<string, EdgeRef?, Spot> Drop { get; init; }

    public required Action<EdgeRef, string> Connect { get; init; }

    /// <summary>The button of a way was pressed.</summary>
    public required Action<EdgeRef> Add { get; init; }

    /// <summary><c>undo</c>, <c>redo</c>, <c>delete</c>, <c>duplicate</c> or <c>all</c>.</summary>
    public required Action<string> Command { get; init; }

    /// <summary>The chosen steps as text; true takes them out.</summary>
    public required Func<bool, string?> Copy { get; init; }

    public required Action<string> Paste { get; init; }

    /// <summary><c>copy</c>, <c>cut</c>, <c>duplicate</c> or <c>delete</c>, of one step or, if it is chosen, of all that are; what was copied.</summary>
    public required Func<string, string, string?> AtStep { get; init; }
}
