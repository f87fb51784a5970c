using System.Text.Json;
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

/// <summary>What the contact does with messages, each so long after it was sent; null: never.</summary>
/// <param name="Steps">With those messages alone; null: with all.</param>
public sealed record AssumedEngagement(Duration? OpensAfter = null, Duration? ClicksAfter = null, Duration? RepliesAfter = null, IReadOnlyList<string>? Steps = null)
{
    public static readonly AssumedEngagement None = new();
}

/// <summary>An event that comes so long after the start.</summary>
public sealed record AssumedEvent(string Type, Duration After, JsonElement? Properties = null);

/// <summary>What would happen.</summary>
/// <param name="StopReason">Why it ends; <c>unfinished</c> when nothing more would happen without an end.</param>
/// <param name="Cut">There were more moments than are told.</param>
public sealed record SimulationResult(IReadOnlyList<SimulatedMoment> Moments, string StopReason, bool Cut)
{
    /// <summary>The contact's zone, else the organization's.</summary>
    public string TimeZone { get; init; } = "UTC";
}

/// <summary>One thing that would happen.</summary>
/// <param name="Detail">Which way and why; the rule that held or skipped; the channel.</param>
public sealed record SimulatedMoment(Instant At, SimulatedKind Kind, string? Step, string? Detail)
{
    /// <summary>For steps: when the contact was to arrive there.</summary>
    public Instant? PlannedAt { get; init; }

    /// <summary>For what is held: when it is looked at again.</summary>
    public Instant? Until { get; init; }

    /// <summary>For messages sent, held and skipped.</summary>
    public Channel? Channel { get; init; }

    /// <summary>For messages sent: where to.</summary>
    public string? To { get; init; }

    /// <summary>For what is held or skipped: the rule's words alone, the same for all it says so of.</summary>
    public string? Reason { get; init; }

    /// <summary>For messages: when they may leave.</summary>
    public OpenTimes Hours { get; init; } = OpenTimes.Always;
}

/// <summary>What kind of thing.</summary>
public enum SimulatedKind
{
    Entered,
    Step,
    Sent,
    Held,
    Skipped,
    Cancelled,
    Engaged,
    Event,
    Ended,
}
