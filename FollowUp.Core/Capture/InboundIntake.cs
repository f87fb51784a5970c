using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Events;
using FollowUp.Core.Intake;
using FollowUp.Core.Intake.Signatures;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Capture;

/// <summary>Takes the webhooks of any program: checks the signature where there is a secret, keeps the body as an example, stores the event.</summary>
public sealed class InboundIntake(IInboundAddresses addresses, IEventIntake events, IPhoneNumbers phones, IIdSource ids, IClock clock)
{
    /// <returns>Null when it has to be signed and is not, or wrongly.</returns>
    /// <exception cref="NotFoundException">There is no such address.</exception>
    /// <exception cref="InputException">The body is not JSON, or lacks what the mapping asks for.</exception>
    public async Task<EventReceipt?> TakeAsync(Guid organizationId, string token, WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        var webhook = await addresses.FindAsync(organizationId, token, cancellationToken) ?? throw new NotFoundException("webhook");
        var now = Instant.FromUnixTimeMilliseconds(clock.GetCurrentInstant().ToUnixTimeMilliseconds());
        if (webhook.Secret is { } secret && !StandardWebhooksSignature.Matches(
            delivery.Header("webhook-id"), delivery.Header("webhook-timestamp"), delivery.Header("webhook-signature"), delivery.Body.Span, [secret], now))
        {
            return null;
        }

        var body = WebhookReader.Parse(delivery.Body);
        await addresses.KeepAsync(webhook, body.GetRawText(), cancellationToken);
        return await events.StoreAsync(WebhookReader.Read(webhook, body, phones, ids, now), cancellationToken);
    }
}
