using System.Text.Json.Serialization;

namespace FollowUp.Core.Consent;

/// <summary>What messages are for. Stored as its number: never renumber.</summary>
public enum ConsentPurpose
{
    Marketing = 1,
    Transactional = 2,
}

/// <summary>What a person decided. Stored as its number: never renumber.</summary>
public enum ConsentDecision
{
    Given = 1,
    Withdrawn = 2,

    /// <summary>Asked for by double opt-in and not confirmed yet: counts as not given.</summary>
    Pending = 3,

    /// <summary>The person was erased: the lines of this address before it hold no personal data.</summary>
    Erased = 4,
}

/// <summary>How firmly consent was given, weakest first. Stored as its number: never renumber.</summary>
public enum ConsentBasis
{
    /// <summary>Follows from a relationship, such as an order.</summary>
    Implied = 1,

    /// <summary>Spoken.</summary>
    Verbal = 2,

    /// <summary>Ticked, signed or written, with the wording seen (47 CFR 64.1200(f)(9)).</summary>
    [JsonStringEnumMemberName("expressWritten")]
    ExpressWritten = 3,
}
