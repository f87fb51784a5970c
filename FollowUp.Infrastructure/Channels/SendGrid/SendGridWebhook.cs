using System.Text.Json;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Infrastructure.Channels.Webhooks;

namespace FollowUp.Infrastructure.Channels.SendGrid;

/// <summary>Event Webhook (a signed JSON list) and Inbound Parse (an unsigned form of several parts, at an address with a token) of SendGrid.</summary>
internal sealed class SendGridWebhook : IProviderWebhook
{
    private const string PublicKey = "webhookPublicKey";

    public string Provider => "sendgrid";

    public ProviderWebhookRead Read(ProviderWebhookRequest request, ChannelAccountSettings account)
    {
        if (request.Header("Content-Type")?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true)
        {
            return WebhookSecrets.CheckToken(request, account) is { } refused ? refused : SendGridWebhookMail.Read(request);
        }

        if (account.Settings.GetValueOrDefault(PublicKey) is not { Length: > 0 } publicKey)
        {
            return WebhookSecrets.Missing(PublicKey);
        }

        return SendGridSignature.Matches(request, publicKey)
            ? WebhookTaking.ReadJson(
                request,
                (taking, root) => taking.Each(
                    root.ValueKind == JsonValueKind.Array ? root.EnumerateArray() : throw new WebhookPartException("must be a list of events"),
                    part => SendGridWebhookEvent.Read(taking, request, part)))
            : WebhookSecrets.WrongSignature;
    }
}
