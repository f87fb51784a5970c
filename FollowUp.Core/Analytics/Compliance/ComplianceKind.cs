namespace FollowUp.Core.Analytics.Compliance;

/// <summary>What the compliance report counts, in its order.</summary>
public enum ComplianceKind
{
    /// <summary>Marketing consents that were withdrawn, whether or not they were given again; complaints withdraw them too.</summary>
    OptOuts,

    /// <summary>Addresses that are closed because a message was reported as spam.</summary>
    Complaints,

    /// <summary>Addresses that are closed because they cannot be reached.</summary>
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
