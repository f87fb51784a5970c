using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Infrastructure.Channels.Webhooks;

namespace FollowUp.Infrastructure.Channels.Twilio;

/// <summary>
/// Status callbacks and received messages of Twilio, SMS and WhatsApp (twilio.com/docs/messaging/guides/track-outbound-message-status
/// and …/webhook-request), as forms, or as a list of CloudEvents by Event Streams.
/// </summary>
internal sealed class TwilioWebhook : IProviderWebhook
{
    private const string Secret = "authToken";

    public string Provider => "twilio";

    public ProviderWebhookRead Read(ProviderWebhookRequest request, ChannelAccountSettings account)
    {
        if (account.Secrets.GetValueOrDefault(Secret) is not { Length: > 0 } authToken)
        {
            return WebhookSecrets.Missing(Secret);
        }

        var isJson = request.Header("Content-Type")?.Contains("json", StringComparison.OrdinalIgnoreCase) == true;
        var form = isJson ? null : WebhookForm.Parse(request.Body.Span);
        if (!TwilioSignature.Matches(request, form, authToken))
        {
            return WebhookSecrets.WrongSignature;
        }

        return form is null ? TwilioWebhookEvents.Read(request) : Read(request, form);
    }

    private static ProviderWebhookRead.Taken Read(ProviderWebhookRequest request, WebhookForm form)
    {
        var taking = new WebhookTaking(request);
        taking.One(() =>
        {
            if (form.Text("MessageStatus") is { } status)
            {
                TwilioWebhookStatus.Read(taking, request, form, status);
            }
            else if (form.Text("SmsStatus") is null or "received" && (form.Has("Body") || form.Has("NumMedia")))
            {
                TwilioWebhookMessage.Read(taking, request, form);
            }
            else
            {
                throw new WebhookPartException("MessageStatus and Body are missing");
            }
        });
        return taking.Taken;
    }
}
