using FollowUp.Core.Delivery;

namespace FollowUp.Infrastructure.Persistence.Queries.Delivery;

/// <summary>Messages as lists show them.</summary>
internal static class MessageViews
{
    public static IQueryable<MessageView> ToViews(this IQueryable<Message> messages, FollowUpDbContext context)
        => messages.Select(message => new MessageView(
            message.Id,
            message.OriginId,
            message.Slot,
            message.Channel,
            message.State,
            message.ContactId,
            message.Address,
            context.Set<MessageContent>().Where(content => content.MessageId == message.Id).Select(content => content.Subject).FirstOrDefault(),
            message.Provider,
            message.ProviderMessageId,
            message.AttemptCount,
            message.PlannedAt,
            message.DueAt,
            message.SentAt,
            message.DeliveredAt,
            message.OpenedAt,
            message.ClickedAt,
            message.LastError,
            message.RequestedBy)
        {
            Units = message.Units,
            CostMicros = message.Cost,
            Currency = message.Currency,
            CostSource = message.CostSource,
        });
}
