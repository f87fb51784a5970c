using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels;

/// <summary>What WhatsApp has no form for, whoever carries it.</summary>
internal static class WhatsAppForm
{
    /// <summary>The kinds of file WhatsApp tells apart: <c>image</c>, <c>video</c>, <c>audio</c> or <c>document</c>.</summary>
    public static string Kind(MediaLink media) => media.ContentType.Split('/')[0] is "image" or "video" or "audio" ? media.ContentType.Split('/')[0] : "document";

    /// <exception cref="UnfitMessageException">A part would be lost.</exception>
    public static void Check(OutboundMessage message)
    {
        if (message.Media.Count > 1)
        {
            throw new UnfitMessageException("media", "A WhatsApp message takes one file.");
        }

        if (message.Media.Count > 0 && message.WhatsApp is not null)
        {
            throw new UnfitMessageException("media", "A WhatsApp message with a template, buttons, a menu or a place takes no file beside it.");
        }

        if (message.Media.Count > 0 && message.Text.Length > 0 && Kind(message.Media[0]) == "audio")
        {
            throw new UnfitMessageException("media", "WhatsApp shows no words beside a recording.");
        }
    }
}
