using FollowUp.Core.Sequences;

namespace FollowUp.Core.Intake;

/// <summary>Whether an event makes an enrollment leave. Pure.</summary>
public static class ExitRules
{
    /// <summary>Stop reason of a contact who did what the sequence was for.</summary>
    public const string Goal = "goal";

    /// <summary>What became of a message concerns the enrollment that sent it and no other.</summary>
    private static readonly HashSet<string> OfMessages = new(StringComparer.Ordinal) { "opened", "clicked", "replied" };

    /// <summary>Opting out ends everything, whether the flow says so or not.</summary>
    private static readonly HashSet<string> Always = new(StringComparer.Ordinal) { "opted_out" };

    /// <param name="sender">The enrollment whose message it is about, if any.</param>
    /// <returns>The stop reason; null when the enrollment stays.</returns>
    public static string? Reason(Flow flow, Guid enrollmentId, string type, Guid? sender)
    {
        if (OfMessages.Contains(type) && sender is not null && sender != enrollmentId)
        {
            return null;
        }

        if (flow.Settings?.Goal == type)
        {
            return Goal;
        }

        return Always.Contains(type) || flow.Settings?.Exits?.Any(exit => exit.Type == type) == true ? type : null;
    }
}
