namespace FollowUp.Tests.Contracts.Fakes;

/// <summary>What goes wrong with the next hand-over, after the provider has read and taken the message.</summary>
internal enum Fault
{
    None,

    /// <summary>Never answers.</summary>
    Slow,

    /// <summary>Cuts the connection without a word.</summary>
    Cut,

    /// <summary>Cuts it in the middle of a good answer.</summary>
    Half,

    /// <summary>Answers "well done" in words that say nothing.</summary>
    Garbled,
}
