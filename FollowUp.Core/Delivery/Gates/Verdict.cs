using NodaTime;

namespace FollowUp.Core.Delivery.Gates;

/// <summary>What a gate says of a message.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>Nothing against it.</summary>
    public sealed record Allow : Verdict
    {
        public static readonly Allow It = new();
    }

    /// <summary>Not now; looked at again at <paramref name="Until"/>.</summary>
    public sealed record Defer(Instant Until, string Reason, string Input) : Verdict
    {
        /// <summary>Of the rule data it goes by; null where there are none.</summary>
        public string? Version { get; init; }
    }

    /// <summary>Must not be sent.</summary>
    public sealed record Skip(string Reason, string Input) : Verdict;

    /// <summary>A rule on trial would have said <see cref="Skip"/>: it is written down, and the message goes on.</summary>
    public sealed record Shadow(string Reason, string Input) : Verdict;

    /// <summary>No longer wanted.</summary>
    public sealed record Cancel(string Reason, string Input) : Verdict;
}
