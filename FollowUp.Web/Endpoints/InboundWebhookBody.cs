using FollowUp.Core.Capture;

namespace FollowUp.Web.Endpoints;

/// <summary>What may be said of an inbound webhook.</summary>
/// <param name="Event">Type of the events it raises.</param>
/// <param name="Mapping">Paths into the body; see docs/webhooks.md.</param>
/// <param name="Status"><c>active</c> or <c>archived</c>.</param>
/// <param name="Version">The version the change started from; the newest when null.</param>
internal sealed record InboundWebhookBody(string? Name = null, string? Event = null, WebhookMapping? Mapping = null, string? Status = "active", int? Version = null)
{
    /// <inheritdoc cref="QrCodeBody.Of"/>
    public static InboundWebhookBody Of(InboundWebhook webhook) => new(webhook.Name, webhook.EventType, webhook.Mapping, CaptureAnswers.Status(webhook));

    public InboundWebhookInput Input() => new(Name ?? "", Event ?? "", Mapping ?? WebhookMapping.Empty);
}

/// <summary>An inbound webhook.</summary>
/// <param name="Url">Where other programs send to.</param>
/// <param name="Signed">They have to sign with its secret.</param>
internal sealed record InboundWebhookAnswer(
    Guid Id, string Name, string Status, string Event, string Url, bool Signed, WebhookMapping Mapping, int Received, DateTimeOffset? LastReceivedAt, DateTimeOffset CreatedAt, int Version)
{
    public static InboundWebhookAnswer Of(InboundWebhook webhook, CaptureLinks links) => new(
        webhook.Id, webhook.Name, CaptureAnswers.Status(webhook), webhook.EventType, links.Webhook(webhook), webhook.ProtectedSecret is not null, webhook.Mapping, webhook.Received,
        webhook.LastReceivedAt?.ToDateTimeOffset(), webhook.CreatedAt.ToDateTimeOffset(), webhook.Version);
}

/// <summary>A body that came lately.</summary>
/// <param name="Outcome">What it would lead to with the mapping as it is now.</param>
internal sealed record WebhookExampleAnswer(Guid Id, DateTimeOffset ReceivedAt, System.Text.Json.JsonElement Body, bool Raises, string Outcome);

/// <summary>Shown once.</summary>
internal sealed record WebhookSecretAnswer(string Secret);
