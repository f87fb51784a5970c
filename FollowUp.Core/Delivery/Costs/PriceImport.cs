namespace FollowUp.Core.Delivery.Costs;

/// <summary>What became of an import.</summary>
public sealed record PriceImport(int Added, int Changed, int Unchanged);
