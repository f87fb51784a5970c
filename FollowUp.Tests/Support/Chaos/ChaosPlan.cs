namespace FollowUp.Tests.Support.Chaos;

/// <summary>How much of everything.</summary>
/// <param name="Provider">As <c>Database:Provider</c> names it.</param>
/// <param name="Count">Messages: half e-mails that orders lead to, half text messages.</param>
/// <param name="Kills">How often the process is killed.</param>
/// <param name="Seed">Of every draw: moments of kills, weather of providers.</param>
internal sealed record ChaosPlan(string Provider, string ConnectionString, int Count, int Kills, int Seed)
{
    /// <summary>Messages handed over at once, and the most that may be in doubt after a kill.</summary>
    public const int Chunk = 100;

    /// <summary>Told what happens, for a person who waits.</summary>
    public Action<string> Say { get; init; } = _ => { };
}
