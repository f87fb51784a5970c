namespace FollowUp.Core.Delivery.Channels;

/// <summary>Why a provider did not take a message now.</summary>
public enum DeferralKind
{
    /// <summary>The provider said "not now" to this message, such as a full mailbox or greylisting (RFC 6647).</summary>
    Temporary,

    /// <summary>Nobody answered, or the service is failing or closing (HTTP 5xx, RFC 5321 §3.8): worth trying again soon, or elsewhere.</summary>
    Unreachable,

    /// <summary>Too much at once (HTTP 429): wait as long as the provider says, or go elsewhere.</summary>
    RateLimited,

    /// <summary>The account cannot send as it is: wrong key, no credit, sender not allowed. Nothing through it will go better until a person mends it.</summary>
    Account,
}
