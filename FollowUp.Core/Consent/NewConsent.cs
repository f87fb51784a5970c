using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Consent;

/// <summary>A decision to be written into the ledger.</summary>
/// <param name="Address">Normalised.</param>
/// <param name="At">When the person decided; null: now.</param>
public sealed record NewConsent(
    Guid? ContactId, Channel Channel, string Address, ConsentPurpose Purpose, ConsentDecision Decision, string Source, Instant? At = null)
{
    public ConsentBasis? Basis { get; init; }

    public string? Wording { get; init; }

    public PersonalEvidence? Personal { get; init; }

    public string? ProofHash { get; init; }

    public Instant? ExpiresAt { get; init; }
}
