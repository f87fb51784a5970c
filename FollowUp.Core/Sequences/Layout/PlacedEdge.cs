using FollowUp.Core.Sequences.Editing;

namespace FollowUp.Core.Sequences.Layout;

/// <summary>A way as it is drawn.</summary>
/// <param name="To">Id of the step it leads to; null where it ends.</param>
/// <param name="Index">Its place among the ways out of its step.</param>
/// <param name="Choice">It is one of several.</param>
/// <param name="Lane">How far beside its step it runs down; null for straight below one of its ends.</param>
/// <param name="Connected">False for a way that leads nowhere yet.</param>
/// <param name="From">Its upper end.</param>
/// <param name="Tip">Its lower end: where the step or the mark of the end begins.</param>
public sealed record PlacedEdge(EdgeRef At, string? To, int Index, bool Choice, double? Lane, bool Connected, Spot From, Spot Tip, EdgeRoute Route);
