using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Infrastructure.Channels.Webhooks;

namespace FollowUp.Infrastructure.Channels.Meta;

/// <summary>Webhooks of the WhatsApp Cloud API (developers.facebook.com/docs/whatsapp/cloud-api/webhooks).</summary>
internal sealed class MetaWebhook : IProviderWebhook
{
    private const string AppSecret = "appSecret";
    private const string VerifyToken = "verifyToken";
    private const int LongestChallenge = 200;

    public string Provider => "meta";

    public ProviderWebhookRead Read(ProviderWebhookRequest request, ChannelAccountSettings account)
    {
        if (request.Method.Equals("GET", StringComparison.OrdinalIgnoreCase))
        {
            return Verify(request, account);
        }

        if (account.Secrets.GetValueOrDefault(AppSecret) is not { Length: > 0 } secret)
        {
            return WebhookSecrets.Missing(AppSecret);
        }

        return MetaSignature.Matches(request.Header("X-Hub-Signature-256"), request.Body.Span, secret)
            ? WebhookTaking.ReadJson(request, (taking, root) => Read(taking, request, WebhookPart.Of(root)))
            : WebhookSecrets.WrongSignature;
    }

    private static ProviderWebhookRead Verify(ProviderWebhookRequest request, ChannelAccountSettings account)
    {
        if (account.Secrets.GetValueOrDefault(VerifyToken) is not { Length: > 0 } token)
        {
            return WebhookSecrets.Missing(VerifyToken);
        }

        if (!WebhookSecrets.AreEqual(request.Query("hub.verify_token"), token))
        {
            return new ProviderWebhookRead.Unauthorized("The verify token is missing or wrong.");
        }

        // It is sent back as it is, so it must not be able to be anything but the number that Meta sends.
        return request.Query("hub.mode") == "subscribe" && request.Query("hub.challenge") is { Length: > 0 and <= LongestChallenge } challenge && challenge.All(char.IsAsciiLetterOrDigit)
            ? new ProviderWebhookRead.Challenge(challenge)
            : new ProviderWebhookRead.Malformed("hub.mode must be subscribe, and hub.challenge letters and digits.");
    }

    private static void Read(WebhookTaking taking, ProviderWebhookRequest request, WebhookPart body)
    {
        foreach (var entry in body.List("entry"))
        {
            taking.Group(() =>
            {
                foreach (var change in WebhookPart.Of(entry).List("changes"))
                {
                    taking.Group(() => MetaWebhookChange.Read(taking, request, WebhookPart.Of(change)));
                }
            });
        }
    }
}
