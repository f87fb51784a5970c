using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Delivery.Costs;

/// <summary>A price as it is typed.</summary>
/// <param name="Prefix">Digits with or without +, or a country such as <c>SE</c>; empty for everywhere.</param>
/// <param name="Provider">Empty for all.</param>
/// <param name="Account">Id or name of one account; empty for all.</param>
/// <param name="Kind">One of <see cref="PriceKinds"/>; empty for all.</param>
/// <param name="Amount">Of one unit.</param>
/// <param name="ValidFrom">Null: from the beginning of today, by the organization's clock.</param>
public sealed record PriceInput(
    Channel? Channel, string? Prefix, string? Provider, string? Account, string? Kind, decimal? Amount, string? Currency, Instant? ValidFrom, string? Note = null);
