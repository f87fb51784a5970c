using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Consent;

/// <summary>
/// One line of an organization's consent ledger. Lines are only ever added, and each is bound to the one before it by
/// <see cref="Hash"/>: a line that was changed, taken out or moved is found. Erasing a person empties
/// <see cref="Address"/> and <see cref="Personal"/>; their keyed hashes stay and still prove the line.
/// </summary>
public sealed class ConsentEntry : IOrganizationOwned
{
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    /// <summary>From 1, without gaps.</summary>
    public long Position { get; init; }

    /// <summary>Null when nobody with that address was known.</summary>
    public Guid? ContactId { get; init; }

    public Channel Channel { get; init; }

    public ConsentPurpose Purpose { get; init; }

    public ConsentDecision Decision { get; init; }

    /// <summary>Of consent that was given; null otherwise.</summary>
    public ConsentBasis? Basis { get; init; }

    /// <summary>How it came about, such as <c>form newsletter</c> or <c>STOP</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The words the person saw.</summary>
    public string? Wording { get; init; }

    /// <summary>Normalised; null once the person was erased.</summary>
    public string? Address { get; init; }

    /// <summary>As <see cref="IKeyedHashes"/> makes it.</summary>
    public required string AddressHash { get; init; }

    /// <summary>JSON of <see cref="PersonalEvidence"/>; null when there is none, or once the person was erased.</summary>
    public string? Personal { get; init; }

    /// <summary>Keyed hash of <see cref="Personal"/>; null when there never was any.</summary>
    public string? PersonalHash { get; init; }

    /// <summary>SHA-256 of the proof file in lower-case hex.</summary>
    public string? ProofHash { get; init; }

    /// <summary>When the person decided.</summary>
    public Instant At { get; init; }

    public Instant RecordedAt { get; init; }

    /// <summary>Consent ends by itself then; null: it does not.</summary>
    public Instant? ExpiresAt { get; init; }

    /// <summary>When address and personal evidence were emptied.</summary>
    public Instant? ErasedAt { get; init; }

    /// <summary>Hash of the line before; of the first line 64 zeros.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>Keyed hash of this line and <see cref="PreviousHash"/>.</summary>
    public string Hash { get; set; } = "";
}

/// <summary>What of the evidence tells about a person, kept together so that it can be erased together.</summary>
/// <param name="Ip">From where it was given.</param>
/// <param name="RecordedBy">The member who recorded it by hand.</param>
public sealed record PersonalEvidence(string? Ip = null, string? UserAgent = null, string? RecordedBy = null, string? Note = null, string? ProofName = null)
{
    /// <summary>Of confirmed consent: when it was asked for; <see cref="Ip"/> is where it was confirmed from.</summary>
    public Instant? RequestedAt { get; init; }

    public string? RequestedIp { get; init; }

    public string? RequestedUserAgent { get; init; }
}
