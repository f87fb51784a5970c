using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Core.Intake.Signatures;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Channels.Webhooks;

namespace FollowUp.Infrastructure.Channels.Resend;

/// <summary>Webhooks of Resend (resend.com/docs/webhooks), signed by Svix's scheme, which became Standard Webhooks.</summary>
internal sealed class ResendWebhook : IProviderWebhook
{
    private const string Secret = "webhookSecret";

    public string Provider => "resend";

    public ProviderWebhookRead Read(ProviderWebhookRequest request, ChannelAccountSettings account)
    {
        if (account.Secrets.GetValueOrDefault(Secret) is not { Length: > 0 } secret)
        {
            return WebhookSecrets.Missing(Secret);
        }

        return StandardWebhooksSignature.Matches(
            request.Header("svix-id"), request.Header("svix-timestamp"), request.Header("svix-signature"), request.Body.Span, [secret], request.ReceivedAt)
            ? WebhookTaking.ReadJson(request, (taking, root) => taking.Each([root], part => Read(taking, request, part)))
            : new ProviderWebhookRead.Unauthorized("The signature is missing, wrong or older than five minutes.");
    }

    private static void Read(WebhookTaking taking, ProviderWebhookRequest request, WebhookPart part)
    {
        var type = part.Required("type");
        if (type == "email.received")
        {
            taking.Add(Message(request, part));
        }
        else if (type.StartsWith("email.", StringComparison.Ordinal) && ResendWebhookEvent.Read(request, part, type) is { } report)
        {
            taking.Add(report);
        }
    }

    /// <summary>Resend tells of a mail without its words; they are fetched by the id.</summary>
    private static InboundMessage Message(ProviderWebhookRequest request, WebhookPart part)
    {
        var data = part.Object("data") ?? throw new WebhookPartException("data is missing");
        var to = data.List("to") is [var first, ..] ? first.ToString() : throw new WebhookPartException("to is missing");
        return new InboundMessage(
            data.RequiredId("email_id"), Channel.Email, Address("from", data.Required("from")), Address("to", to), null, part.Time("created_at") ?? request.ReceivedAt)
        {
            Subject = data.Words("subject"),
        };
    }

    private static string Address(string name, string text)
        => EmailAddress.Normalise(System.Net.Mail.MailAddress.TryCreate(text, out var parsed) ? parsed.Address : null)
            ?? throw new WebhookPartException($"{name} must hold an e-mail address");
}
