namespace FollowUp.Tests.Support.Chaos;

/// <summary>What came of it.</summary>
/// <param name="Seconds">From the first order to the last message settled, starts of killed processes included.</param>
/// <param name="Unknown">Messages that kills left in doubt, in all.</param>
/// <param name="UnknownMax">Most that one kill left in doubt.</param>
/// <param name="SettledByLookUp">Doubts that the provider's list ended.</param>
/// <param name="SettledByRepeat">Doubts that ended in asking a provider again that tells a repeat.</param>
/// <param name="WaitedForPerson">Doubts that a person had to end.</param>
/// <param name="Retried">Messages that failed too often in bad weather and that a person put back.</param>
/// <param name="Samples">How often the books were looked at.</param>
/// <param name="Problems">What does not fit, and errors that the process logged; empty when all is well.</param>
internal sealed record ChaosReport(
    int Messages, double Seconds, int Kills, int Twice, int Lost, int Unknown, int UnknownMax,
    int SettledByLookUp, int SettledByRepeat, int WaitedForPerson, int Retried, int Samples, IReadOnlyList<string> Problems)
{
    /// <summary>How many messages each provider took.</summary>
    public required IReadOnlyDictionary<string, int> TakenBy { get; init; }

    /// <summary>How many messages met each kind of trouble.</summary>
    public required IReadOnlyDictionary<Sky, int> Troubles { get; init; }
}
