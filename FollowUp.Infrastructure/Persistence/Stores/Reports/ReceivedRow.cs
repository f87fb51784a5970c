using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Core.Delivery.Reports;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence.Batch.Reports;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Reports;

/// <summary>Columns of a received message.</summary>
internal sealed record ReceivedRow(
    Guid Id,
    Guid OrganizationId,
    Guid AccountId,
    string Provider,
    string ProviderMessageId,
    Channel Channel,
    string From,
    string To,
    string? Subject,
    string? Text,
    string Media,
    string? Button,
    Guid? AnsweredId,
    Guid? ContactId,
    Instant At,
    Instant ReceivedAt,
    bool Automatic)
{
    public static ReceivedRow Of(ReportingAccount account, InboundMessage message, Guid id, Guid? contactId, Guid? answeredId, Instant now) => new(
        id, account.OrganizationId, account.AccountId, account.Provider, ReceivedText.Clean(message.ProviderMessageId, 200)!, message.Channel,
        ReceivedText.Clean(message.From, 254)!, ReceivedText.Clean(message.To, 254)!, ReceivedText.Clean(message.Subject, 1000), ReceivedText.Clean(message.Text),
        Json.Write(message.Media), ReceivedText.Clean(message.ButtonPayload, 1000), answeredId, contactId, message.At, now, message.Automatic);
}
