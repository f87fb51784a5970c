using NodaTime;

namespace FollowUp.Core.Delivery;

/// <summary>Takes what providers tell about messages they had accepted. Receipts come late, twice and in any order.</summary>
public interface IDeliveryReceipts
{
    /// <summary>Records them in one transaction. A state never moves backwards, and a repeat changes nothing.</summary>
    /// <returns>The receipts whose message is not known, or not yet: its sending may still be on its way into the database.</returns>
    Task<IReadOnlyList<DeliveryReceipt>> RecordAsync(IReadOnlyList<DeliveryReceipt> receipts, CancellationToken cancellationToken);
}

/// <summary>One word of a provider about one message.</summary>
/// <param name="ProviderMessageId">The reference the provider gave when it took the message.</param>
/// <param name="Detail">The provider's words, such as the reason of a bounce.</param>
public sealed record DeliveryReceipt(string Provider, string ProviderMessageId, ReceiptType Type, Instant At, string? Detail = null);

/// <summary>What became of an accepted message.</summary>
public enum ReceiptType
{
    Delivered = 1,

    /// <summary>Accepted first, refused later.</summary>
    Failed = 2,
}
