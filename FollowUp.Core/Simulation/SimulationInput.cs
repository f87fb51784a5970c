using FollowUp.Core.Consent;
using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Kernel;
using FollowUp.Core.Segments;
using NodaTime;

namespace FollowUp.Core.Simulation;

/// <summary>Whom to walk through a flow, and what is assumed.</summary>
/// <param name="EnrollmentId">Decides the ways at splits.</param>
/// <param name="Facts">The contact as it is known now.</param>
/// <param name="Addresses">By channel; a channel without one is skipped.</param>
/// <param name="Suppressed">By channel: why nothing may be sent.</param>
/// <param name="Hours">By channel: when messages may leave.</param>
public sealed record SimulationInput(
    Guid EnrollmentId,
    Instant Start,
    RuleFacts Facts,
    IReadOnlyDictionary<Channel, string> Addresses,
    IReadOnlyDictionary<Channel, string> Suppressed,
    IReadOnlyDictionary<Channel, OpenTimes> Hours,
    AssumedEngagement Engagement,
    IReadOnlyList<AssumedEvent> Events)
{
    /// <summary>When the contact was to arrive at the first step, where that was before the start; null: at the start.</summary>
    public Instant? PlannedAt { get; init; }

    /// <summary>What the organization lets one contact get, and what the contact has got; null: nobody caps it.</summary>
    public AssumedFrequency? Frequency { get; init; }

    /// <summary>By channel: what consent is needed and known; a channel without one asks for none.</summary>
    public IReadOnlyDictionary<Channel, ConsentStanding> Consents { get; init; } = new Dictionary<Channel, ConsentStanding>();

    /// <summary>The contact's data may not be used.</summary>
    public bool Restricted { get; init; }

    /// <summary>By channel: when the contact wrote what may be an opt-out and nobody has decided on.</summary>
    public IReadOnlyDictionary<Channel, Instant> PossibleOptOuts { get; init; } = new Dictionary<Channel, Instant>();

    /// <summary>What is known of WhatsApp sessions; null does not ask for one.</summary>
    public AssumedSessions? Sessions { get; init; }

    /// <summary>What the contact chose; null: nothing.</summary>
    public PreferenceStanding? Preferences { get; init; }
}
