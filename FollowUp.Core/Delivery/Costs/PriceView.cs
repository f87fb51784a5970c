namespace FollowUp.Core.Delivery.Costs;

/// <summary>A price as lists show it.</summary>
/// <param name="Account">Name of the account it is for; null for several, or when it is gone.</param>
/// <param name="Region">Country of the prefix as ISO 3166-1 alpha-2; null where it says none.</param>
public sealed record PriceView(Price Price, string? Account, string? Region, PriceState State);
