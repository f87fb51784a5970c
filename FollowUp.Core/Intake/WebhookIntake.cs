using System.Security.Cryptography;
using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Events;
using FollowUp.Core.Intake.Sources;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Core.Intake;

/// <summary>Takes the webhooks of shops: checks the signature, reads the order, stores the event.</summary>
public sealed class WebhookIntake(WebhookKeyRing keys, IEventIntake events, IPhoneNumbers phones, IClock clock)
{
    /// <summary>A clock of a shop may be wrong, but not by more.</summary>
    private static readonly Duration Future = Duration.FromDays(1);

    private readonly Dictionary<string, IOrderSource> sources =
        new IOrderSource[] { new ShopifyOrders(phones), new WooCommerceOrders(phones), new GenericOrders(phones) }.ToDictionary(source => source.Name, StringComparer.Ordinal);

    /// <returns>Null when the signature is wrong, missing or too old, or the organization is not set up for the source: nobody learns which.</returns>
    /// <exception cref="NotFoundException">There is no such source.</exception>
    /// <exception cref="InputException">The body is not what the source sends.</exception>
    public async Task<EventReceipt?> TakeAsync(string sourceName, Guid organizationId, WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        var source = sources.GetValueOrDefault(sourceName) ?? throw new NotFoundException("webhook source");
        var now = Instant.FromUnixTimeMilliseconds(clock.GetCurrentInstant().ToUnixTimeMilliseconds());
        if (!await keys.IsSignedAsync(source, organizationId, delivery, now, cancellationToken))
        {
            return null;
        }

        return await events.StoreAsync(Event(source, organizationId, delivery, now), cancellationToken);
    }

    private static NewEvent Event(IOrderSource source, Guid organizationId, WebhookDelivery delivery, Instant now)
    {
        var key = Key(source, delivery);
        switch (source.Read(delivery))
        {
            case OrderWebhook.Delivered delivered:
                var at = delivered.OccurredAt ?? now;
                return at <= now + Future
                    ? new NewEvent(organizationId, source.Name, key, OrderDelivered.Type, at, Json.Write(delivered.Order))
                    : throw new InputException(source.TimeField, "must not be more than a day in the future");
            case OrderWebhook.Ignored ignored:
                return new NewEvent(organizationId, source.Name, key, IgnoredOrder.Type, now, Json.Write(new IgnoredOrder(ignored.OrderId)), EventOutcome.Ignore(ignored.Reason).Write());
            default:
                throw new InvalidOperationException("A webhook is either a delivery or ignored.");
        }
    }

    /// <summary>Without an id of the sender's the bytes themselves tell a repeat.</summary>
    private static string Key(IOrderSource source, WebhookDelivery delivery)
    {
        var key = source.KeyOf(delivery)?.Trim();
        if (string.IsNullOrEmpty(key))
        {
            return $"sha256:{Convert.ToHexStringLower(SHA256.HashData(delivery.Body.Span))}";
        }

        return key.Length <= Limits.Key && key.All(c => c is > ' ' and < '\u007f')
            ? key
            : throw new InputException("webhook id", $"must be at most {Limits.Key} plain characters");
    }
}

/// <summary>What is kept of an order webhook that leads to nothing.</summary>
public sealed record IgnoredOrder(string? OrderId)
{
    public const string Type = "order_ignored";
}
