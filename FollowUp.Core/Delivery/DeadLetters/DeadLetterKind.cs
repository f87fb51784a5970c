namespace FollowUp.Core.Delivery.DeadLetters;

/// <summary>What became of a message that is not going to be sent by itself. Stored as its number: never renumber.</summary>
public enum DeadLetterKind
{
    /// <summary>The provider said no, for good.</summary>
    Refused = 1,

    /// <summary>It was not taken as often as it is tried.</summary>
    Exhausted = 2,

    /// <summary>The provider took it and said later that it did not arrive.</summary>
    Bounced = 3,

    /// <summary>It was held until it was too late.</summary>
    Expired = 4,

    /// <summary>It may have been sent; a person or the provider has to say.</summary>
    Unknown = 5,

    /// <summary>It was in doubt, and a person left it as failed.</summary>
    GivenUp = 6,
}
