using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Intake;

/// <summary>How one kind of shop signs, numbers and shapes its webhooks. Pure.</summary>
public interface IOrderSource
{
    /// <summary>As in the path and as stored with events.</summary>
    string Name { get; }

    /// <summary>The field that says when the order was delivered, as the source calls it.</summary>
    string TimeField { get; }

    /// <summary>Whether the raw body was signed with one of the secrets. Takes as long for a wrong signature as for a right one.</summary>
    bool IsSigned(WebhookDelivery delivery, IReadOnlyList<string> secrets, Instant now);

    /// <summary>The sender's id of this delivery; null when it gave none.</summary>
    string? KeyOf(WebhookDelivery delivery);

    /// <exception cref="InputException">The body is not what this source sends; names the field as the source calls it.</exception>
    OrderWebhook Read(WebhookDelivery delivery);
}
