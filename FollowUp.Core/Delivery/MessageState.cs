namespace FollowUp.Core.Delivery;

/// <summary>
/// Where a message is. Opened and clicked are facts with times, not states.
/// Stored as its number, and partial indexes name the numbers: never renumber.
/// </summary>
public enum MessageState
{
    /// <summary>Waits for its time.</summary>
    Planned = 1,

    /// <summary>Claimed by a worker that checks and renders it.</summary>
    Queued = 2,

    /// <summary>Being handed over; after a crash nobody knows whether it was.</summary>
    Sending = 3,

    /// <summary>A provider took it.</summary>
    Sent = 4,

    /// <summary>The provider says that it arrived.</summary>
    Delivered = 5,

    /// <summary>Refused for good, or refused too often.</summary>
    Failed = 6,

    /// <summary>A gate said that it must not be sent.</summary>
    Skipped = 7,

    /// <summary>No longer wanted.</summary>
    Cancelled = 8,

    /// <summary>Held until it was too late.</summary>
    Expired = 9,

    /// <summary>It may have been sent; a person or the provider has to say.</summary>
    Unknown = 10,
}
