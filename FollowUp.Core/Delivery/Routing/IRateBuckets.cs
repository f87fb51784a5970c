using NodaTime;

namespace FollowUp.Core.Delivery.Routing;

/// <summary>
/// What accounts may send now, shared by all nodes: the generic cell rate algorithm (ITU-T I.371), which keeps one time an
/// account instead of a count of tokens.
/// </summary>
public interface IRateBuckets
{
    /// <summary>Takes as many as there are, and no more than asked for.</summary>
    /// <returns>What each account gave; one that others were quicker at is missing.</returns>
    Task<IReadOnlyDictionary<Guid, RateGrant>> TakeAsync(IReadOnlyList<RateAsk> asks, Instant now, CancellationToken cancellationToken);
}

/// <summary>So many messages want to leave through an account.</summary>
public sealed record RateAsk(Guid AccountId, SendRate Rate, int Count);

/// <summary>So many of them may.</summary>
/// <param name="FreeAt">When the account has room for the next one.</param>
public sealed record RateGrant(int Taken, Instant FreeAt);
