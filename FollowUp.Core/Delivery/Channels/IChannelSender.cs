namespace FollowUp.Core.Delivery.Channels;

/// <summary>
/// Hands messages to one provider. Called by the delivery pipeline alone, concurrently from many threads.
/// Never throws for what a provider or a network does: every such end is a <see cref="SendOutcome"/>.
/// </summary>
public interface IChannelSender
{
    /// <summary>Provider name as stored with accounts and attempts, such as <c>smtp</c>.</summary>
    string Provider { get; }

    SenderCapabilities Capabilities { get; }

    /// <summary>Hands one message over, once.</summary>
    Task<SendOutcome> SendAsync(OutboundMessage message, ChannelAccountSettings account, CancellationToken cancellationToken);
}
