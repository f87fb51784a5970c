namespace FollowUp.Core.Analytics.Compliance;

/// <summary>What the compliance report counts, in its order.</summary>
public enum ComplianceKind
{
    /// <summary>Addresses that opted out.</summary>
    OptOuts,

    /// <summary>Addresses that reported a message as spam.</summary>
    Complaints,

    /// <summary>Addresses that cannot be reached.</summary>
    Bounces,

    /// <summary>Times a message was held because of the hour or the day.</summary>
    HeldByWindow,

    /// <summary>Times a message was held because the contact had got enough.</summary>
    HeldByCap,

    /// <summary>Messages not sent because the contact had got enough.</summary>
    SkippedByCap,

    /// <summary>Messages not sent because the contact's consent was missing.</summary>
    SkippedWithoutConsent,

    /// <summary>Messages not sent because the address is on the suppression list.</summary>
    Suppressed,
}
