using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.DeadLetters;
using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Stores.Delivery;

/// <summary>Providers' receipts. What was sent, or may have been, becomes delivered or failed, once.</summary>
internal sealed class ReceiptStore(Database database, IIdSource ids) : IDeliveryReceipts
{
    private const int LongestDetail = 1000;

    public Task<IReadOnlyList<DeliveryReceipt>> RecordAsync(IReadOnlyList<DeliveryReceipt> receipts, CancellationToken cancellationToken)
        => receipts.Count == 0
            ? Task.FromResult(receipts)
            : database.WriteAsync(DataScope.All, context => RecordAsync(context, receipts, cancellationToken), cancellationToken);

    private async Task<IReadOnlyList<DeliveryReceipt>> RecordAsync(FollowUpDbContext context, IReadOnlyList<DeliveryReceipt> receipts, CancellationToken cancellationToken)
    {
        var references = receipts.Select(receipt => receipt.ProviderMessageId).Distinct().ToList();
        var messages = await context.Set<Message>().AsNoTracking().Where(row => references.Contains(row.ProviderMessageId!))
            .Select(row => new { row.Id, row.OrganizationId, row.OriginId, row.Provider, row.ProviderMessageId, row.State })
            .ToListAsync(cancellationToken);
        var known = messages.ToLookup(row => (row.Provider, row.ProviderMessageId));
        var unknown = new List<DeliveryReceipt>();
        foreach (var receipt in receipts)
        {
            if (known[(receipt.Provider, receipt.ProviderMessageId)].FirstOrDefault() is not { } message || message.State is MessageState.Sending)
            {
                unknown.Add(receipt);
            }
            else if (await ChangeAsync(context, message.Id, receipt, cancellationToken) > 0)
            {
                context.Add(new MessageEvent
                {
                    Id = ids.NewId(),
                    OrganizationId = message.OrganizationId,
                    MessageId = message.Id,
                    OriginId = message.OriginId,
                    Type = receipt.Type == ReceiptType.Delivered ? "delivered" : "failed",
                    At = receipt.At,
                    Detail = Short(receipt.Detail),
                });
                await ChangeRequestAsync(context, message.OriginId, receipt, cancellationToken);
            }
        }

        await context.SaveChangesAsync(cancellationToken);
        return unknown;
    }

    /// <returns>0 when the message is past that state already.</returns>
    private static Task<int> ChangeAsync(FollowUpDbContext context, Guid messageId, DeliveryReceipt receipt, CancellationToken cancellationToken)
    {
        var open = context.Set<Message>().Where(row => row.Id == messageId && (row.State == MessageState.Sent || row.State == MessageState.Unknown));
        return receipt.Type == ReceiptType.Delivered
            ? open.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, MessageState.Delivered).SetProperty(row => row.DeliveredAt, receipt.At).SetProperty(row => row.SentAt, row => row.SentAt ?? receipt.At), cancellationToken)
            : open.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, MessageState.Failed).SetProperty(row => row.LastError, Short(receipt.Detail))
                .SetProperty(row => row.FailureKind, DeadLetterKind.Bounced).SetProperty(row => row.FailureWords, FailureWords.Of(null, receipt.Detail))
                .SetProperty(row => row.SentAt, row => row.SentAt ?? row.HandedAt ?? receipt.At), cancellationToken);
    }

    private static Task<int> ChangeRequestAsync(FollowUpDbContext context, Guid enrollmentId, DeliveryReceipt receipt, CancellationToken cancellationToken)
    {
        var request = context.Set<Request>().Where(row => row.EnrollmentId == enrollmentId);
        return receipt.Type == ReceiptType.Delivered
            ? request.Where(row => row.Status == RequestStatus.Unknown)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, RequestStatus.Sent).SetProperty(row => row.FirstSentAt, row => row.FirstSentAt ?? receipt.At), cancellationToken)
            : request.ExecuteUpdateAsync(set => set.SetProperty(row => row.LastError, Short(receipt.Detail)), cancellationToken);
    }

    private static string? Short(string? detail) => detail is { Length: > LongestDetail } ? detail[..LongestDetail] : detail;
}
