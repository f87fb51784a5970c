using System.Globalization;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels.Twilio;

/// <summary>The form of <c>POST …/Messages.json</c> (https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource).</summary>
internal static class TwilioMessage
{
    public static WatchedContent Of(OutboundMessage message, TwilioSettings settings, Uri? statusUrl)
        => WatchedContent.Form(Fields(message, settings, statusUrl).Where(field => field.Value.Length > 0));

    /// <summary>A number as Twilio names it on a channel.</summary>
    public static string Address(Channel channel, string number) => channel == Channel.WhatsApp ? $"whatsapp:{number}" : number;

    private static IEnumerable<KeyValuePair<string, string>> Fields(OutboundMessage message, TwilioSettings settings, Uri? statusUrl)
    {
        yield return new("To", Address(message.Channel, message.To));
        yield return settings.MessagingServiceSid is { } service
            ? new("MessagingServiceSid", service)
            : new("From", Address(message.Channel, message.From));
        
        // Comes back with each report, and ties it to the message also when Twilio's answer never arrived.
        yield return new("StatusCallback", statusUrl is null ? "" : $"{statusUrl.AbsoluteUri}?message={message.Id:D}");
        foreach (var field in message.Channel == Channel.WhatsApp ? WhatsApp(message) : Words(message))
        {
            yield return field;
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Words(OutboundMessage message)
        => message.Media.Select(media => new KeyValuePair<string, string>("MediaUrl", media.Url.AbsoluteUri)).Prepend(new("Body", message.Text));

    private static IEnumerable<KeyValuePair<string, string>> WhatsApp(OutboundMessage message)
    {
        WhatsAppForm.Check(message);
        return message.WhatsApp switch
        {
            null => Words(message),
            WhatsAppContent.Template { Sid: { Length: > 0 } sid } template =>
            [
                new("ContentSid", sid),
                new("ContentVariables", template.Variables.Count == 0 ? "" : Json.Write(template.Variables.ToDictionary(variable => variable.Name, variable => variable.Value))),
            ],
            WhatsAppContent.Template template => throw new UnfitMessageException("content", $"Twilio sends the template {template.Name} by its content sid, which is missing."),

            // https://www.twilio.com/docs/whatsapp/message-features#location-messages-with-whatsapp
            WhatsAppContent.Location place =>
            [
                new("Body", place.Name),
                new("PersistentAction", string.Create(CultureInfo.InvariantCulture, $"geo:{place.Latitude},{place.Longitude}|{place.Address}")),
            ],
            _ => throw new UnfitMessageException("content", "Twilio sends buttons and menus as content templates: choose one instead."),
        };
    }
}
