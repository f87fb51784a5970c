namespace FollowUp.Core.Sequences;

/// <summary>Something about a flow that its author should know.</summary>
/// <param name="StepId">Null when it concerns the flow as a whole.</param>
/// <param name="Field">Within the step, or within the flow.</param>
/// <param name="Message">What is wrong, in plain words without the field's name.</param>
/// <param name="Blocks">A flow with such a finding is not published.</param>
public sealed record FlowFinding(string? StepId, string Field, string Message, bool Blocks = true)
{
    /// <summary>The law or rule behind it, by name and place; null where there is none.</summary>
    public string? Law { get; init; }
}
