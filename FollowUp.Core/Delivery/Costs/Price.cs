using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Delivery.Costs;

/// <summary>What one unit of a channel costs an organization from some time on: an SMS segment, or a whole message of another kind.</summary>
public sealed class Price : IOrganizationOwned, IVersioned
{
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public Channel Channel { get; init; }

    /// <summary>For accounts of this provider alone; empty for all but the Sandbox, which costs nothing unless it is named.</summary>
    public string Provider { get; init; } = "";

    /// <summary>For this account alone; it goes before its provider's price.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>One of <see cref="PriceKinds"/>; empty for all kinds.</summary>
    public string Kind { get; init; } = "";

    /// <summary>First digits of the number it goes to, without +, such as <c>1</c> or <c>1787</c>; empty for everywhere.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Counts from then on, until a later one for the same takes its place.</summary>
    public Instant ValidFrom { get; init; }

    /// <summary>In millionths of the currency's unit.</summary>
    public long Micros { get; set; }

    public required string Currency { get; set; }

    /// <summary>For whoever reads the table.</summary>
    public string? Note { get; set; }

    public int Version { get; set; }

    public Money Each => new(Micros, Currency);
}
