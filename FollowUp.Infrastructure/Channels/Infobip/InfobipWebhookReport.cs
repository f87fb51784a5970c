using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Infrastructure.Channels.Webhooks;

namespace FollowUp.Infrastructure.Channels.Infobip;

/// <summary>A delivery report or a seen report (infobip.com/docs/api/channels/sms/sms-messaging/logs-and-status-reports; …/whatsapp/…/receive-whatsapp-delivery-reports).</summary>
internal static class InfobipWebhookReport
{
    public static ProviderReport Read(ProviderWebhookRequest request, WebhookPart part)
    {
        var id = part.RequiredId("messageId");
        if (!part.Has("status"))
        {
            return new ProviderReport(id, WebhookText.EventId(id, "seen"), ReportKind.Read, part.Time("seenAt") ?? request.ReceivedAt) { MessageId = Ours(part) };
        }

        var status = part.Object("status")!.Value;
        var error = part.Object("error");
        var (group, name, code) = (status.Required("groupName"), status.Words("name"), error?.Words("name"));
        return new ProviderReport(id, WebhookText.EventId(id, group, name), KindOf(group, name, code), part.Time("doneAt") ?? request.ReceivedAt)
        {
            Code = code is null or "NO_ERROR" ? name : code,
            Words = code is null or "NO_ERROR" ? status.Words("description") : error?.Words("description"),
            Price = group is "PENDING" or "ACCEPTED" ? null : InfobipPrice.Read(part),
            MessageId = Ours(part),
        };
    }

    /// <summary>Groups and names: infobip.com/docs/essentials/api-essentials/response-status-and-error-codes.</summary>
    private static ReportKind KindOf(string group, string? name, string? code) => (group, name, code) switch
    {
        ("PENDING" or "ACCEPTED", _, _) => ReportKind.Accepted,
        ("DELIVERED", _, _) => ReportKind.Delivered,
        (_, _, "EC_UNKNOWN_SUBSCRIBER" or "EC_UNIDENTIFIED_SUBSCRIBER" or "EC_ILLEGAL_SUBSCRIBER") => ReportKind.InvalidAddress,
        (_, "REJECTED_PREFIX_MISSING", _) => ReportKind.InvalidAddress,
        _ => ReportKind.Failed,
    };

    private static Guid? Ours(WebhookPart part) => Guid.TryParse(part.Words("callbackData"), out var ours) ? ours : null;
}
