using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Core.Analytics;

/// <summary>What messages cost.</summary>
public interface ICosts
{
    /// <summary>By channel, of messages that a provider took within a period.</summary>
    /// <param name="to">Not part of it.</param>
    /// <exception cref="InputException">The period ends before it begins.</exception>
    Task<IReadOnlyList<ChannelCost>> OfPeriodAsync(Actor actor, Instant from, Instant to, CancellationToken cancellationToken);

    /// <summary>As <see cref="OfPeriodAsync"/>, of the last days of the organization's clock, today included.</summary>
    /// <param name="days">1 to 366.</param>
    Task<IReadOnlyList<ChannelCost>> OfDaysAsync(Actor actor, int days, CancellationToken cancellationToken);
}

/// <summary>What one channel cost. Currencies are never added to each other.</summary>
/// <param name="Messages">All that a provider took.</param>
/// <param name="Unpriced">How many of them have no price.</param>
/// <param name="Sandbox">How many of them never left the product, and cost nothing.</param>
/// <param name="Spent">One sum a currency, the largest number of messages first.</param>
public sealed record ChannelCost(Channel Channel, int Messages, int Unpriced, int Sandbox, IReadOnlyList<CurrencyCost> Spent);

/// <summary>What messages cost in one currency.</summary>
/// <param name="Messages">How many that is for.</param>
/// <param name="Pretended">It is for the Sandbox, by prices that name it: nobody is paid.</param>
public sealed record CurrencyCost(Money Sum, int Messages, bool Pretended)
{
    /// <summary>For one message on average.</summary>
    public Money Each => Sum with { Micros = Messages == 0 ? 0 : (long)Math.Round((decimal)Sum.Micros / Messages, MidpointRounding.AwayFromZero) };
}
