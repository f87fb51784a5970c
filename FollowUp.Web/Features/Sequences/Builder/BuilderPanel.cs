namespace FollowUp.Web.Features.Sequences.Builder;

/// <summary>What stands at the right of the canvas.</summary>
public enum BuilderPanel
{
    /// <summary>The chosen step, if there is one.</summary>
    Step,
    Findings,
    Test,
}
