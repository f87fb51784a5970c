using FollowUp.Core.Kernel;

namespace FollowUp.Core.Organizations;

/// <summary>How many messages of all sequences, broadcasts and requests one contact gets at most.</summary>
/// <param name="Channel">On which channel; null: on all of them together.</param>
/// <param name="Most">Messages within the period.</param>
/// <param name="Per">The period, which slides: the last 24 hours, 7 days or 31 days.</param>
/// <param name="Action">What becomes of a message that would be one too many.</param>
public sealed record FrequencyCap(Channel? Channel, int Most, CapPeriod Per, CapAction Action);

/// <summary>A stretch of time up to now.</summary>
public enum CapPeriod
{
    Day,
    Week,
    Month,
}

/// <summary>What becomes of a message that would be one too many.</summary>
public enum CapAction
{
    /// <summary>It waits until one may leave again.</summary>
    Defer,

    /// <summary>It is not sent.</summary>
    Skip,
}
