using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Delivery.Unknown;

/// <summary>Messages of which nobody knows whether they were sent. Each is looked at by one node at a time.</summary>
public interface IUnknownMessages
{
    /// <summary>Claims those whose time to be looked at has come, until <paramref name="again"/>.</summary>
    Task<IReadOnlyList<UnknownMessage>> ClaimAsync(int most, Instant now, Instant again, CancellationToken cancellationToken);

    /// <summary>Writes down what was found out. What a provider's report or a person settled meanwhile stays as it is.</summary>
    /// <returns>How many are no longer in doubt by this.</returns>
    Task<int> SettleAsync(IReadOnlyList<Settlement> settlements, Instant now, CancellationToken cancellationToken);
}

/// <summary>A message in doubt.</summary>
/// <param name="AccountId">The account it was handed to; null for messages of older versions of the product.</param>
/// <param name="Since">When its hand-over began.</param>
/// <param name="Text">Its words as they left; empty when they are not known.</param>
public sealed record UnknownMessage(
    Guid Id, Guid OrganizationId, Lane Lane, Channel Channel, string? Provider, Guid? AccountId, string? Address, string Text, Instant Since, Instant BecameAt);

/// <summary>What becomes of a message in doubt.</summary>
public abstract record Settlement(Guid MessageId)
{
    /// <summary>The provider took it.</summary>
    /// <param name="ProviderMessageId">The provider's reference; null when a person says that it was sent.</param>
    public sealed record Sent(Guid MessageId, string? ProviderMessageId, string Reason = "The provider confirms that it took the message.") : Settlement(MessageId)
    {
        /// <summary>What the provider took for it, where it says so.</summary>
        public Money? Price { get; init; }
    }

    /// <summary>A person leaves it as failed.</summary>
    public sealed record Failed(Guid MessageId, string Reason) : Settlement(MessageId);

    /// <summary>It goes out again, because the provider tells a repeat or did not take it, or because it is urgent.</summary>
    /// <param name="OnlyAccountId">The account that tells a repeat; null for any.</param>
    public sealed record Again(Guid MessageId, Guid? OnlyAccountId, string Reason) : Settlement(MessageId);

    /// <summary>Not clear yet.</summary>
    /// <param name="CheckAt">When to look again; null leaves it to a person.</param>
    public sealed record Open(Guid MessageId, Instant? CheckAt) : Settlement(MessageId);
}
