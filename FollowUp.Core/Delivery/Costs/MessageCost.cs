namespace FollowUp.Core.Delivery.Costs;

/// <summary>What a message cost that a provider took, or may have taken.</summary>
/// <param name="Amount">Null when there was no price for it, and for the Sandbox, which costs nothing.</param>
/// <param name="Source">Null when there was no price for it.</param>
public sealed record MessageCost(int Units, Money? Amount, CostSource? Source)
{
    /// <summary>From its columns; null for what never left, and for what left before costs were written down.</summary>
    public static MessageCost? Of(int? units, long? micros, string? currency, CostSource? source)
        => units is null && source is null
            ? null
            : new MessageCost(units ?? 1, micros is { } amount && currency is not null ? new Money(amount, currency) : null, micros is null ? null : source);
}
