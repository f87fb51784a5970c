namespace FollowUp.Core.Delivery.Channels;

/// <summary>What can be done when nobody knows whether a provider took a message.</summary>
/// <param name="IdempotentRetry">The provider tells a repeat by <see cref="OutboundMessage.Id"/> and takes it once: sending again is safe.</param>
/// <param name="LookUp">The sender is an <see cref="IMessageLookUp"/>.</param>
public sealed record SenderCapabilities(bool IdempotentRetry = false, bool LookUp = false)
{
    public static readonly SenderCapabilities None = new();
}
