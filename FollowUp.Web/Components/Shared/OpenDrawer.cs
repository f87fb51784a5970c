namespace FollowUp.Web.Components.Shared;

/// <summary>What the drawer shows.</summary>
/// <param name="Component">Type of the component.</param>
/// <param name="Label">Name for screen readers.</param>
/// <param name="Parameters">Parameters of the component by name.</param>
internal sealed record OpenDrawer(Type Component, string Label, Dictionary<string, object?> Parameters)
{
    /// <summary>Ends when this drawer is closed or replaced.</summary>
    public TaskCompletionSource Closed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
