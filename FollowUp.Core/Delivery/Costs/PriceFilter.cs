using FollowUp.Core.Kernel;

namespace FollowUp.Core.Delivery.Costs;

/// <summary>Which prices are wanted.</summary>
/// <param name="Search">Begin of the prefix, with or without +.</param>
public sealed record PriceFilter(Channel? Channel = null, string? Search = null);
