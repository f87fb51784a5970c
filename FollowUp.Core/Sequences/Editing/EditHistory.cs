using System.Collections.Immutable;

namespace FollowUp.Core.Sequences.Editing;

/// <summary>What was edited, to go back and forth. Immutable: each call gives a new history.</summary>
public sealed class EditHistory
{
    /// <summary>Edits that can be taken back.</summary>
    public const int Deepest = 100;

    private readonly ImmutableList<Entry> past;
    private readonly ImmutableStack<Entry> future;
    private readonly string? typing;

    private EditHistory(Flow current, ImmutableList<Entry> past, ImmutableStack<Entry> future, string? typing)
        => (Current, this.past, this.future, this.typing) = (current, past, future, typing);

    /// <summary>The flow as it is now.</summary>
    public Flow Current { get; }

    /// <summary>What undo would take back, such as "Delete 2 steps"; null when there is nothing.</summary>
    public string? UndoLabel => past.IsEmpty ? null : past[^1].Label;

    /// <summary>What redo would do again; null when there is nothing.</summary>
    public string? RedoLabel => future.IsEmpty ? null : future.Peek().Label;

    public static EditHistory Begin(Flow flow) => new(flow, [], [], null);

    /// <param name="label">What was done, as the undo button says it.</param>
    /// <param name="field">Edits of the same field one after the other, such as what is typed, are taken back together; null for edits that stand alone.</param>
    public EditHistory Push(Flow flow, string label, string? field = null)
    {
        if (field is not null && field == typing && !past.IsEmpty)
        {
            return new EditHistory(flow, past, [], field);
        }

        var longer = past.Add(new Entry(Current, label));
        return new EditHistory(flow, longer.Count > Deepest ? longer.RemoveAt(0) : longer, [], field);
    }

    /// <returns>Itself when there is nothing to take back.</returns>
    public EditHistory Undo()
        => past.IsEmpty ? this : new EditHistory(past[^1].Flow, past.RemoveAt(past.Count - 1), future.Push(new Entry(Current, past[^1].Label)), null);

    /// <returns>Itself when there is nothing to do again.</returns>
    public EditHistory Redo()
        => future.IsEmpty ? this : new EditHistory(future.Peek().Flow, past.Add(new Entry(Current, future.Peek().Label)), future.Pop(), null);

    private sealed record Entry(Flow Flow, string Label);
}
