using FollowUp.Core.Delivery.Channels;
using NodaTime;

namespace FollowUp.Core.Delivery.Costs;

/// <summary>What a hand-over will cost if the provider takes it.</summary>
/// <param name="Each">Price of a unit; null when the table has none.</param>
/// <param name="Source">Null without a price.</param>
public sealed record MessageCharge(int Units, Money? Each, CostSource? Source)
{
    /// <summary>Of all units; the Sandbox costs nothing in no currency.</summary>
    public long? Micros => Source is null ? null : Each is null ? 0 : checked(Units * Each.Micros);

    /// <param name="category">Of the approved WhatsApp template that is sent.</param>
    public static MessageCharge Of(PriceList prices, OutboundMessage message, string? category, ChannelRoute route, Instant now)
    {
        var price = prices.Find(message.Channel, route.Provider, route.Account.AccountId, PriceKinds.Of(message, category), message.To, now);
        return new MessageCharge(
            MessageUnits.Of(message), price?.Each,
            route.Provider == ChannelAccount.SandboxProvider ? CostSource.Sandbox : price is null ? null : CostSource.Estimated);
    }
}
