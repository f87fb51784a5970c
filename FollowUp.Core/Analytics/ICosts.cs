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

    /// <summary>What was paid for all messages of a sequence so far, by currency. Those without a price and those of the Sandbox are left out.</summary>
    Task<IReadOnlyList<Money>> OfSequenceAsync(Actor actor, Guid sequenceId, CancellationToken cancellationToken);

    /// <summary>What was paid for the messages of requests so far, by currency. Requests without a price, and those of the Sandbox, are left out.</summary>
    Task<IReadOnlyDictionary<Guid, IReadOnlyList<Money>>> OfRequestsAsync(Actor actor, IReadOnlyCollection<Guid> requestIds, CancellationToken cancellationToken);
}
