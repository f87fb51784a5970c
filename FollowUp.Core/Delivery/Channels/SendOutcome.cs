namespace FollowUp.Core.Delivery.Channels;

/// <summary>How one hand-over to a provider ended.</summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The provider took responsibility for the message.</summary>
    /// <param name="ProviderMessageId">The provider's reference, if it gave one.</param>
    public sealed record Accepted(string? ProviderMessageId) : SendOutcome;

    /// <summary>The provider said no, for good.</summary>
    /// <param name="Code">The provider's code, such as <c>550 5.1.1</c>.</param>
    /// <param name="Reason">The provider's own words.</param>
    /// <param name="InvalidAddress">The address itself does not exist or cannot receive.</param>
    public sealed record Rejected(string Code, string Reason, bool InvalidAddress = false) : SendOutcome;

    /// <summary>Not taken now; certainly not delivered. Trying again later is safe.</summary>
    /// <param name="RetryAfter">The wait the provider asked for, if it did.</param>
    /// <param name="Kind">What stands in the way: decides when and through which account it is tried again.</param>
    public sealed record Deferred(string Code, string Reason, TimeSpan? RetryAfter = null, DeferralKind Kind = DeferralKind.Temporary) : SendOutcome;

    /// <summary>The message may or may not have been taken, such as a connection lost after the last byte of the body.</summary>
    public sealed record Uncertain(string Reason) : SendOutcome;
}
