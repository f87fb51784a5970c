using NodaTime;

namespace FollowUp.Core.Simulation;

/// <summary>What the contact does with messages, each so long after it was sent; null: never.</summary>
/// <param name="Steps">With those messages alone; null: with all.</param>
public sealed record AssumedEngagement(Duration? OpensAfter = null, Duration? ClicksAfter = null, Duration? RepliesAfter = null, IReadOnlyList<string>? Steps = null)
{
    public static readonly AssumedEngagement None = new();
}
