using NodaTime;

namespace FollowUp.Core.Delivery.Gates;

/// <summary>What a contact chose, as far as it concerns one message.</summary>
/// <param name="TopicOff">The topic of the message, when the contact does not want it.</param>
/// <param name="SkipWhenPaused">The organization leaves out what a pause would hold.</param>
public sealed record PreferenceStanding(string? TopicOff, Instant? PausedUntil, bool SkipWhenPaused, int? MostPerWeek)
{
    /// <summary>When messages went to the contact in the last seven days.</summary>
    public IReadOnlyList<Instant> SentLately { get; init; } = [];
}
