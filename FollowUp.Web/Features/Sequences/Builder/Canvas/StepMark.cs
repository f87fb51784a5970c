namespace FollowUp.Web.Features.Sequences.Builder.Canvas;

/// <summary>What a comparison or a simulation says about a step.</summary>
/// <param name="Name">Also the class it is drawn with.</param>
public sealed record StepMark(string Name, string Text);
