using System.Text;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Infrastructure.Channels.Webhooks;

namespace FollowUp.Infrastructure.Channels.Infobip;

/// <summary>
/// Delivery reports and received messages of Infobip, SMS and WhatsApp. Infobip signs nothing by itself: a subscription
/// can send Basic authentication (infobip.com/docs/api/platform/subscriptions-api, "security settings"), and an address
/// given with a message can carry a token.
/// </summary>
internal sealed class InfobipWebhook : IProviderWebhook
{
    private const string User = "webhookUser";
    private const string Password = "webhookPassword";

    public string Provider => "infobip";

    public ProviderWebhookRead Read(ProviderWebhookRequest request, ChannelAccountSettings account)
        => Refusal(request, account) is { } refusal
            ? refusal
            : WebhookTaking.ReadJson(request, (taking, root) =>
            {
                var body = WebhookPart.Of(root);
                taking.Each(body.Has("results") ? body.List("results") : throw new WebhookPartException("must have results"), part => Read(taking, request, part));
            });

    private static ProviderWebhookRead.Unauthorized? Refusal(ProviderWebhookRequest request, ChannelAccountSettings account)
    {
        if (account.Secrets.GetValueOrDefault(Password) is not { Length: > 0 } password)
        {
            return WebhookSecrets.CheckToken(request, account) is { } refusal
                ? account.Secrets.ContainsKey(WebhookSecrets.Token) ? refusal : WebhookSecrets.Missing($"{WebhookSecrets.Token} or {Password}")
                : null;
        }

        var expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{account.Secrets.GetValueOrDefault(User)}:{password}"));
        return WebhookSecrets.AreEqual(request.Header("Authorization"), expected) | WebhookSecrets.CheckToken(request, account) is null
            ? null
            : new ProviderWebhookRead.Unauthorized("The user, the password or the address's token is missing or wrong.");
    }

    private static void Read(WebhookTaking taking, ProviderWebhookRequest request, WebhookPart part)
    {
        if (part.Has("status") || part.Has("seenAt"))
        {
            taking.Add(InfobipWebhookReport.Read(request, part));
        }
        else
        {
            taking.Add(InfobipWebhookMessage.Read(request, part));
        }
    }
}
