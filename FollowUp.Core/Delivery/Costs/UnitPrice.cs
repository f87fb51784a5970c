namespace FollowUp.Core.Delivery.Costs;

/// <summary>What one unit costs.</summary>
/// <param name="IsLowest">It is the lowest of several, because none is for the country that is sent from.</param>
/// <param name="Place">The numbers it counts for, such as <c>+46</c>; null for all.</param>
public sealed record UnitPrice(Money Each, bool IsLowest, string? Place = null)
{
    /// <summary>It is the Sandbox's, by a price that names it: nobody is paid.</summary>
    public bool Pretended { get; init; }
}
