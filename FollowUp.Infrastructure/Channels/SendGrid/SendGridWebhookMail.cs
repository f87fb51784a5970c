using System.Net.Mail;
using System.Text.Json;
using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Channels.Webhooks;
using FollowUp.Infrastructure.Templating;

namespace FollowUp.Infrastructure.Channels.SendGrid;

/// <summary>A mail that Inbound Parse received (twilio.com/docs/sendgrid/for-developers/parsing-email/setting-up-the-inbound-parse-webhook), parsed by SendGrid, not raw.</summary>
internal static class SendGridWebhookMail
{
    public static ProviderWebhookRead Read(ProviderWebhookRequest request)
    {
        try
        {
            var form = WebhookMultipart.Parse(request.Header("Content-Type"), request.Body);
            var taking = new WebhookTaking(request);
            taking.One(() => taking.Add(Message(request, form)));
            return taking.Taken;
        }
        catch (WebhookPartException error)
        {
            return new ProviderWebhookRead.Malformed($"The body {error.Message}.");
        }
    }

    private static InboundMessage Message(ProviderWebhookRequest request, WebhookMultipart form)
    {
        var charsets = Object(form, "charsets");
        var headers = new WebhookMailHeaders(form.Text("headers") ?? "");
        var envelope = Object(form, "envelope");
        var sender = form.Text("from", charsets.GetValueOrDefault("from")) is { } from && MailAddress.TryCreate(from, out var parsed) ? parsed : null;
        var address = EmailAddress.Normalise(sender?.Address) ?? EmailAddress.Normalise(envelope.GetValueOrDefault("from")) ?? throw new WebhookPartException("from must hold an e-mail address");
        var to = EmailAddress.Normalise(envelope.GetValueOrDefault("to")) ?? throw new WebhookPartException("envelope must tell the address it was sent to");
        var text = form.Text("text", charsets.GetValueOrDefault("text"))
            ?? (form.Text("html", charsets.GetValueOrDefault("html")) is { } html ? PlainText.Of(html) : "");
        return new InboundMessage(headers.MessageId ?? WebhookText.EventId(address, to, form.Text("subject"), text), Channel.Email, address, to, text, request.ReceivedAt)
        {
            Subject = WebhookText.Cut(form.Text("subject", charsets.GetValueOrDefault("subject"))),
            Name = WebhookText.Cut(sender?.DisplayName) is { Length: > 0 } name ? name : null,
            ReplyTo = headers.ReplyTo,
            Automatic = headers.Automatic,
        };
    }

    /// <summary>A field that holds a JSON object of texts, or of lists of which the first counts.</summary>
    private static Dictionary<string, string> Object(WebhookMultipart form, string name)
    {
        if (form.Find(name) is not { IsEmpty: false } value)
        {
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse(value);
            return document.RootElement.ValueKind != JsonValueKind.Object ? [] : document.RootElement.EnumerateObject()
                .Select(property => (property.Name, Value: property.Value.ValueKind == JsonValueKind.Array ? property.Value.EnumerateArray().FirstOrDefault() : property.Value))
                .Where(property => property.Value.ValueKind == JsonValueKind.String)
                .GroupBy(property => property.Name, property => property.Value.GetString()!)
                .ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        }
        catch (JsonException)
        {
            throw new WebhookPartException($"{name} must be JSON");
        }
    }
}
