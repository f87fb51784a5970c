using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Media;

namespace FollowUp.Core.Delivery.Composing;

/// <summary>A message ready to hand over, and the targets of its wrapped links in the order clicks name them.</summary>
public sealed record ComposedMessage(OutboundMessage Outbound, IReadOnlyList<string> Links)
{
    /// <summary>What it takes along. The bytes of an e-mail's files are read when it is handed over; other messages name their addresses.</summary>
    public IReadOnlyList<AttachedFile> Files { get; init; } = [];

    /// <summary>Its links stand in it as <see cref="Tracking.ShortCode"/>s.</summary>
    public bool ShortLinks { get; init; }
}
