namespace FollowUp.Core.Delivery.Costs;

/// <summary>A price that may be kept.</summary>
public sealed record PriceDraft(PriceKey Key, Money Each, string? Note)
{
    public Price ToPrice(Guid id, Guid organizationId) => new()
    {
        Id = id, OrganizationId = organizationId, Channel = Key.Channel, Provider = Key.Provider, AccountId = Key.AccountId, Kind = Key.Kind, Prefix = Key.Prefix, ValidFrom = Key.ValidFrom,
        Micros = Each.Micros, Currency = Each.Currency, Note = Note,
    };
}
