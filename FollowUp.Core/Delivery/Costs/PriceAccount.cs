using FollowUp.Core.Kernel;

namespace FollowUp.Core.Delivery.Costs;

/// <summary>An account that prices may be for.</summary>
public sealed record PriceAccount(Guid Id, Channel Channel, string Provider, string Name);
