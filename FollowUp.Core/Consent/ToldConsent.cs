using NodaTime;

namespace FollowUp.Core.Consent;

/// <summary>Consent that came with an event or a contact, as it is kept until it is written into the ledger.</summary>
/// <param name="Source">How it came about.</param>
/// <param name="At">When the person gave it.</param>
public sealed record ToldConsent(Kernel.Channel Channel, ConsentPurpose Purpose, ConsentBasis Basis, string Source, Instant At)
{
    /// <summary>Characters of <see cref="Source"/>.</summary>
    public const int LongestSource = 100;

    /// <summary>Characters of the wording.</summary>
    public const int LongestWording = 5000;

    /// <summary>Characters of a browser's own name.</summary>
    public const int LongestUserAgent = 400;

    public string? Wording { get; init; }

    public Instant? ExpiresAt { get; init; }

    public string? Ip { get; init; }

    public string? UserAgent { get; init; }

    /// <summary>Counts once the person confirmed it by a mail.</summary>
    public bool Confirm { get; init; }

    /// <param name="address">Normalised, of the told channel.</param>
    public NewConsent Decided(Guid? contactId, string address) => new(
        contactId, Channel, address, Purpose, Confirm ? ConsentDecision.Pending : ConsentDecision.Given, Source, At)
    {
        Basis = Confirm ? null : Basis,
        Wording = Wording,
        ExpiresAt = ExpiresAt,
        Personal = new PersonalEvidence(Ip, UserAgent),
    };
}
