using FollowUp.Core.Contacts;

namespace FollowUp.Core.Events;

/// <summary>An order reached the person who placed it. What every shop's own shape is mapped to.</summary>
/// <param name="Value">Total of the order in <paramref name="Currency"/>; null when the source does not say.</param>
/// <param name="Currency">ISO 4217 code.</param>
public sealed record OrderDelivered(
    string OrderId,
    ContactDetails Contact,
    IReadOnlyList<OrderItem> Items,
    decimal? Value = null,
    string? Currency = null)
{
    public const string Type = "order_delivered";
}

/// <summary>One line of an order.</summary>
/// <param name="Delivered">False for a line that is still on its way.</param>
public sealed record OrderItem(
    string Id,
    string Name,
    string? Sku = null,
    string? ProductId = null,
    string? Url = null,
    string? ImageUrl = null,
    bool Delivered = true);
