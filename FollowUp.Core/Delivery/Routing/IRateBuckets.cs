using NodaTime;

namespace FollowUp.Core.Delivery.Routing;

/// <summary>
/// What accounts may send now, shared by all nodes: the generic cell rate algorithm (ITU-T I.371), which keeps one time an
/// account instead of a count of tokens.
/// </summary>
public interface IRateBuckets
{
    /// <summary>Takes as many as there are, and no more than asked for.</summary>
    /// <returns>How many were taken, by account.</returns>
    Task<IReadOnlyDictionary<Guid, int>> TakeAsync(IReadOnlyList<RateAsk> asks, Instant now, CancellationToken cancellationToken);
}

/// <summary>So many messages want to leave through an account.</summary>
public sealed record RateAsk(Guid AccountId, SendRate Rate, int Count);
