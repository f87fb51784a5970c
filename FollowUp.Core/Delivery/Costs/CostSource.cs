namespace FollowUp.Core.Delivery.Costs;

/// <summary>Who says what a message cost. Stored as its number: never renumber.</summary>
public enum CostSource
{
    /// <summary>The price table, when it was handed over.</summary>
    Estimated = 1,

    /// <summary>The provider.</summary>
    Provider = 2,

    /// <summary>Nobody is paid: nothing left the product. A price that names the Sandbox makes a show of one.</summary>
    Sandbox = 3,
}
