using NodaTime;

namespace FollowUp.Core.Consent;

/// <summary>What the ledger says of an address for one purpose.</summary>
/// <param name="Position">Of the line it comes from; null when that line is gone.</param>
public sealed record KnownConsent(ConsentDecision Decision, ConsentBasis? Basis, Instant? ExpiresAt, Guid EntryId, long? Position);

/// <summary>What is asked of one message and what is known of its address.</summary>
/// <param name="Purpose">What its sequence says it is for; null when it does not say.</param>
/// <param name="Marketing">Null: the ledger says nothing.</param>
/// <param name="Transactional">As <paramref name="Marketing"/>.</param>
public sealed record ConsentStanding(ConsentPurpose? Purpose, ChannelConsent Rule, KnownConsent? Marketing, KnownConsent? Transactional)
{
    /// <summary>Nothing is asked and nothing is known.</summary>
    public static readonly ConsentStanding Free = new(null, new ChannelConsent(null), null, null);
}
