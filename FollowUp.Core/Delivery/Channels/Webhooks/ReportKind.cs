namespace FollowUp.Core.Delivery.Channels.Webhooks;

/// <summary>What a provider tells of a message.</summary>
public enum ReportKind
{
    /// <summary>The provider has it and sends it on. Says nothing of the contact, but settles whether it was handed over.</summary>
    Accepted = 1,

    Delivered,

    /// <summary>Not delivered, and not for the address's sake.</summary>
    Failed,

    /// <summary>The address is refused for good (RFC 3463 class 5): nothing more may be sent to it.</summary>
    BouncedHard,

    /// <summary>Refused this time: full, busy, blocked.</summary>
    BouncedSoft,

    /// <summary>Reported as spam by the contact.</summary>
    Complained,

    /// <summary>The contact opted out at the provider.</summary>
    Unsubscribed,

    Opened,

    Clicked,

    /// <summary>A chat shows it as read.</summary>
    Read,

    /// <summary>There is no such address or number, or it can never receive on this channel.</summary>
    InvalidAddress,
}
