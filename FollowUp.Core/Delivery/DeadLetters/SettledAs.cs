namespace FollowUp.Core.Delivery.DeadLetters;

/// <summary>What a person says of a message in doubt.</summary>
public enum SettledAs
{
    /// <summary>It was sent.</summary>
    Sent = 1,

    /// <summary>It is sent again, and may arrive twice.</summary>
    Again = 2,

    /// <summary>It was not sent and will not be.</summary>
    Failed = 3,
}
