using FollowUp.Core.Delivery.Channels;

namespace FollowUp.Core.Delivery.Composing;

/// <summary>A message ready to hand over, and the targets of its wrapped links in the order clicks name them.</summary>
public sealed record ComposedMessage(OutboundMessage Outbound, IReadOnlyList<string> Links);
