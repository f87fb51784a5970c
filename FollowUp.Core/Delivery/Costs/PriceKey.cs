using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Delivery.Costs;

/// <summary>What a price is for; there is one price of each.</summary>
public sealed record PriceKey(Channel Channel, string Provider, Guid? AccountId, string Kind, string Prefix, Instant ValidFrom)
{
    public static PriceKey Of(Price price) => new(price.Channel, price.Provider, price.AccountId, price.Kind, price.Prefix, price.ValidFrom);
}
