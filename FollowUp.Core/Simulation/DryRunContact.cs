using FollowUp.Core.Consent;
using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Intake;
using FollowUp.Core.Kernel;
using FollowUp.Core.Segments;
using NodaTime;

namespace FollowUp.Core.Simulation;

/// <summary>A contact to whom events of a dry run happened, as it is known now.</summary>
/// <param name="Facts">With all that happened to it, before and after the event.</param>
/// <param name="History">Entries from before the first event.</param>
/// <param name="Consents">By channel: what consent the flow needs and the ledger says now.</param>
public sealed record DryRunContact(
    Guid Id,
    RuleFacts Facts,
    IReadOnlyDictionary<Channel, string> Addresses,
    IReadOnlyDictionary<Channel, string> Suppressed,
    IReadOnlyDictionary<Channel, OpenTimes> Hours,
    IReadOnlyList<EarlierEntry> History,
    IReadOnlyDictionary<Channel, ConsentStanding> Consents)
{
    /// <summary>What the contact may get and has got of others; null where nobody caps it.</summary>
    public AssumedFrequency? Frequency { get; init; }

    /// <summary>Its data may not be used.</summary>
    public bool Restricted { get; init; }

    /// <summary>By channel: when it wrote what may be an opt-out and nobody has decided on.</summary>
    public IReadOnlyDictionary<Channel, Instant> PossibleOptOuts { get; init; } = new Dictionary<Channel, Instant>();

    /// <summary>When it wrote on WhatsApp, and which steps ask for that; null where none does.</summary>
    public AssumedSessions? Sessions { get; init; }

    /// <summary>What it chose; null: nothing.</summary>
    public PreferenceStanding? Preferences { get; init; }
}
