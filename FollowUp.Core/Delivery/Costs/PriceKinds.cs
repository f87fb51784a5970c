using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Kernel;

namespace FollowUp.Core.Delivery.Costs;

/// <summary>Kinds of messages that providers price apart.</summary>
public static class PriceKinds
{
    /// <summary>A text message with files.</summary>
    public const string Mms = "mms";

    /// <summary>A WhatsApp message of our own words, within 24 hours of the contact's last.</summary>
    public const string Session = "session";

    /// <summary>Categories of approved templates (developers.facebook.com/docs/whatsapp/pricing).</summary>
    private static readonly IReadOnlyList<string> Categories = ["marketing", "utility", "authentication"];

    /// <summary>Those of a channel.</summary>
    public static IReadOnlyList<string> Of(Channel channel) => channel switch
    {
        Channel.Sms => [Mms],
        Channel.WhatsApp => [.. Categories, Session],
        _ => [],
    };

    /// <summary>The kind of a composed message; empty where there are none.</summary>
    /// <param name="category">Of the approved template that is sent.</param>
    public static string Of(OutboundMessage message, string? category) => message.Channel switch
    {
        Channel.Sms when message.Media.Count > 0 => Mms,
        Channel.WhatsApp => category?.ToLowerInvariant() ?? Session,
        _ => "",
    };
}
