using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Editing;
using FollowUp.Core.Sequences.Layout;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Web.Components.Shared;

namespace FollowUp.Web.Features.Sequences.Builder;

/// <summary>A flow while somebody edits it: what was done, and what is chosen. Knows no page and no database.</summary>
/// <param name="published">What contacts enter now: ids of its steps are not given away again.</param>
public sealed class BuilderSession(Flow draft, Flow? published)
{
    /// <summary>Steps that people can still work with; larger flows are read and written as JSON.</summary>
    public const int MostSteps = 200;

    private readonly HashSet<string> taken = [.. draft.Steps.Concat(published?.Steps ?? []).Select(step => step.Id)];
    private EditHistory history = EditHistory.Begin(draft);

    /// <summary>After an edit of the flow; not for what is chosen.</summary>
    public event Action? Edited;

    /// <summary>The flow as it is now.</summary>
    public Flow Flow => history.Current;

    /// <summary>Ids of the chosen steps.</summary>
    public IReadOnlySet<string> Chosen { get; private set; } = new HashSet<string>();

    /// <summary>The chosen step, if it is one alone.</summary>
    public Step? Only => Chosen.Count == 1 ? Flow.Find(Chosen.First()) : null;

    /// <summary>What undo would take back; null when there is nothing.</summary>
    public string? Undoable => history.UndoLabel;

    /// <summary>What redo would do again; null when there is nothing.</summary>
    public string? Redoable => history.RedoLabel;

    /// <summary>Ids that are not there fall away.</summary>
    /// <param name="within">The flow that is looked at, where that is another.</param>
    public void Choose(IEnumerable<string> ids, Flow? within = null) => Chosen = ids.Where(id => (within ?? Flow).Find(id) is not null).ToHashSet(StringComparer.Ordinal);

    /// <summary>In or out of what is chosen.</summary>
    public void Toggle(string id) => Choose(Chosen.Contains(id) ? Chosen.Where(one => one != id) : Chosen.Append(id));

    /// <param name="at">Null: after the chosen step, else at the end.</param>
    /// <exception cref="InputException">There are too many steps, or no such way.</exception>
    public void Add(string kind, EdgeRef? at)
    {
        RequireRoom(1);
        var place = at ?? FlowInsert.Place(Flow, Only?.Id);
        var step = NewSteps.Make(kind, Flow, place, taken);
        Push(FlowInsert.OnEdge(Flow, place, step), $"add {KindWords.Of(kind)}");
        Choose([step.Id]);
    }

    /// <summary>Beside the flow, to be connected later.</summary>
    public void AddLoose(string kind, Spot at)
    {
        RequireRoom(1);
        var step = NewSteps.Make(kind, Flow, null, taken);
        Push(FlowInsert.Loose(Flow, step, at), $"add {KindWords.Of(kind)}");
        Choose([step.Id]);
    }

    public void Connect(EdgeRef at, string? to) => Push(FlowConnect.To(Flow, at, to), to is null ? "disconnect" : "connect");

    /// <summary>Moves the canvas alone; the flow does the same.</summary>
    public void Move(IReadOnlyList<string> ids, Spot by) => Push(Pins.Move(Flow, ids, by), $"move {Words.Count(ids.Count, "step")}");

    public void Tidy() => Push(Pins.Tidy(Flow), "tidy up");

    /// <returns>How many steps are gone.</returns>
    public int Delete(IReadOnlySet<string> ids)
    {
        var after = FlowDelete.Steps(Flow, ids);
        var gone = Flow.Steps.Count(step => after.Find(step.Id) is null);
        if (gone > 0)
        {
            Push(after, $"delete {Words.Count(gone, "step")}");
            Choose(Chosen);
        }

        return gone;
    }

    /// <returns>Null when there is nothing to copy.</returns>
    public string? Copy(IReadOnlySet<string> ids) => ids.Count == 0 ? null : FlowClip.Copy(Flow, ids);

    /// <summary>After the last of the chosen steps, else at the end.</summary>
    /// <exception cref="InputException">The text holds no steps, or there would be too many.</exception>
    public void Paste(string? text, string label = "paste")
    {
        RequireRoom(FlowClip.Read(text).Count);
        var last = Flow.Graph.Reachable.LastOrDefault(Chosen.Contains) ?? Chosen.FirstOrDefault();
        var (after, ids) = FlowPaste.Onto(Flow, FlowInsert.Place(Flow, last), text, taken);
        Push(after, $"{label} {Words.Count(ids.Count, "step")}");
        Choose(ids);
    }

    public void Duplicate()
    {
        if (Copy(Chosen) is { } text)
        {
            Paste(text, "duplicate");
        }
    }

    /// <param name="typing">The same field again is the same edit.</param>
    public void Change(Step step, bool typing = true)
    {
        if (Flow.Find(step.Id) is { } before && Json.Write(before) != Json.Write(step))
        {
            Push(FlowConnect.Replace(Flow, step), $"change {KindWords.Of(step)}", typing ? $"{step.Id}/{FieldOf(before, step)}" : null);
        }
    }

    public void Set(FlowSettings? settings, FlowTrigger? trigger) => Push(Flow with { Settings = settings, Trigger = trigger }, "change the settings", "settings");

    /// <returns>Whether it changed places.</returns>
    public bool Shift(string id, bool up)
    {
        if ((up ? FlowReorder.Up(Flow, id) : FlowReorder.Down(Flow, id)) is not { } after)
        {
            return false;
        }

        Push(after, up ? "move up" : "move down");
        return true;
    }

    public void Undo() => Go(history.Undo());

    public void Redo() => Go(history.Redo());

    /// <summary>Somebody else's flow takes the place of this one; it can be taken back.</summary>
    public void Replace(Flow flow, string label) => Push(flow, label);

    private void Push(Flow after, string label, string? field = null)
    {
        foreach (var step in after.Steps)
        {
            taken.Add(step.Id);
        }

        Go(history.Push(after, label, field));
    }

    private void Go(EditHistory now)
    {
        if (!ReferenceEquals(now, history))
        {
            history = now;
            Choose(Chosen);
            Edited?.Invoke();
        }
    }

    private void RequireRoom(int more)
    {
        if (Flow.Steps.Count + more > MostSteps)
        {
            throw new InputException("steps", $"would be more than {MostSteps}; divide the flow into two sequences");
        }
    }

    private static string FieldOf(Step before, Step after)
        => FlowDiff.Between(new Flow([before], before.Id), new Flow([after], after.Id)).SelectMany(change => change.Fields).FirstOrDefault() ?? "";
}
