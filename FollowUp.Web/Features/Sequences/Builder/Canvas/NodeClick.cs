namespace FollowUp.Web.Features.Sequences.Builder.Canvas;

/// <summary>A step was clicked.</summary>
/// <param name="More">Beside what is chosen already.</param>
public readonly record struct NodeClick(string Id, bool More);
