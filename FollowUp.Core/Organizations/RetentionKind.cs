namespace FollowUp.Core.Organizations;

/// <summary>What is kept for a time of its own. Stored as its number: never renumber.</summary>
public enum RetentionKind
{
    /// <summary>Lines of the consent ledger that are no opt-outs.</summary>
    Consent = 1,

    /// <summary>Opt-outs: ledger lines go, suppressed addresses become keyed hashes that still hold.</summary>
    OptOuts = 2,

    /// <summary>Words of messages that were sent.</summary>
    Contents = 3,

    /// <summary>Attempts, verdicts and events of messages.</summary>
    Logs = 4,

    /// <summary>Messages of contacts.</summary>
    Conversations = 5,

    /// <summary>Contacts after they opted out of every way to reach them.</summary>
    Contacts = 6,

    Audit = 7,
}
