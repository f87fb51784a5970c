using System.Globalization;
using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Channels.Webhooks;

namespace FollowUp.Infrastructure.Channels.Twilio;

/// <summary>A message that Twilio received for one of our numbers.</summary>
internal static class TwilioWebhookMessage
{
    private const int MostMedia = 10;

    public static void Read(WebhookTaking taking, ProviderWebhookRequest request, WebhookForm form)
    {
        var from = form.Required("From");
        taking.Add(new InboundMessage(form.RequiredId("MessageSid"), ChannelOf(from), WebhookText.Number(from), WebhookText.Number(form.Required("To")), form.Text("Body") ?? "", request.ReceivedAt)
        {
            Name = WebhookText.Cut(form.Text("ProfileName")),
            Media = Media(form),
            ButtonPayload = form.Text("ButtonPayload") ?? form.Text("ListId"),
            ReplyTo = form.Text("OriginalRepliedMessageSid"),
            OptOutType = form.Text("OptOutType")?.ToUpperInvariant() is "STOP" or "START" or "HELP" ? form.Text("OptOutType")!.ToUpperInvariant() : null,
        });
    }

    public static Channel ChannelOf(string address)
        => address.StartsWith("whatsapp:", StringComparison.OrdinalIgnoreCase) ? Channel.WhatsApp : Channel.Sms;

    private static List<InboundMedia> Media(WebhookForm form)
    {
        var media = new List<InboundMedia>();
        for (var index = 0; index < MostMedia && form.Text(string.Create(CultureInfo.InvariantCulture, $"MediaUrl{index}")) is { } url; index++)
        {
            media.Add(new InboundMedia(url, null, form.Text(string.Create(CultureInfo.InvariantCulture, $"MediaContentType{index}"))));
        }

        return media;
    }
}
