using FollowUp.Core.Sequences.Layout;

namespace FollowUp.Web.Features.Sequences.Builder.Canvas;

/// <summary>What stands on a way: its button, its words, and its end where it leads to no step.</summary>
/// <param name="Key">Of the way, as text.</param>
/// <param name="Name">What the button is called.</param>
/// <param name="Word">When the way is taken; null for a plain one.</param>
/// <param name="Tone"><c>yes</c> or nothing.</param>
/// <param name="End">Where the mark of its end stands; null where it leads to a step.</param>
/// <param name="Open">It leads nowhere yet.</param>
public sealed record EdgeLook(string Key, string Name, string? Word, string? Tone, Spot Plus, Spot Label, Spot? End, bool Open);
