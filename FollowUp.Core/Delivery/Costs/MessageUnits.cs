using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Texts;
using FollowUp.Core.Kernel;

namespace FollowUp.Core.Delivery.Costs;

/// <summary>For how many pieces a message is paid.</summary>
public static class MessageUnits
{
    /// <summary>Segments of a text message; everything else is one piece, a text message with files too.</summary>
    public static int Of(OutboundMessage message)
        => message is { Channel: Channel.Sms, Media.Count: 0 } ? Math.Max(1, SmsText.Of(message.Text).Segments) : 1;
}
