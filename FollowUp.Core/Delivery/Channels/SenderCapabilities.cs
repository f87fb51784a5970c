namespace FollowUp.Core.Delivery.Channels;

/// <summary>What a provider can do, and what can be done when nobody knows whether it took a message.</summary>
/// <param name="IdempotentRetry">The provider tells a repeat by <see cref="OutboundMessage.Id"/> and takes it once: sending again is safe.</param>
/// <param name="LookUp">The sender is an <see cref="IMessageLookUp"/>.</param>
/// <param name="Files">It carries attachments and media; a message with some is refused otherwise, instead of going out without.</param>
public sealed record SenderCapabilities(bool IdempotentRetry = false, bool LookUp = false, bool Files = true)
{
    public static readonly SenderCapabilities None = new();
}
