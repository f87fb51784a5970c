namespace FollowUp.Core.Delivery.Costs;

/// <summary>Whether a price counts.</summary>
public enum PriceState
{
    InForce = 1,

    /// <summary>Its time has not come.</summary>
    Upcoming = 2,

    /// <summary>A later one took its place.</summary>
    Replaced = 3,
}
