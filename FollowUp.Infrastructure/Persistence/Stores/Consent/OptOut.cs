using FollowUp.Core.Consent;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

/// <summary>An address that is closed, and how that came.</summary>
/// <param name="Source">Such as <c>STOP</c>, <c>one-click unsubscribe</c> or <c>report of twilio</c>.</param>
internal sealed record OptOut(ContactWay Way, SuppressionReason Reason, string Source)
{
    /// <summary>What whoever added it by hand wrote.</summary>
    public string? Note { get; init; }

    /// <summary>What the person saw.</summary>
    public string? Wording { get; init; }

    /// <summary>From where, and in which words.</summary>
    public PersonalEvidence? Evidence { get; init; }

    /// <summary>A member or key by whom it was added; null for the contact itself.</summary>
    public OptOutActor? By { get; init; }
}
