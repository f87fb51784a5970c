using System.Text.Json;
using FollowUp.Core.Consent;
using FollowUp.Core.Contacts;
using FollowUp.Core.Events;

namespace FollowUp.Core.Intake;

/// <summary>A claimed event, understood.</summary>
/// <param name="Contact">What it tells of the contact; null when the event bears the contact's id or names nobody.</param>
/// <param name="Occurrences">What it may enroll for: one for each delivered item of an order, else one.</param>
public sealed record ReadEvent(ClaimedEvent Event, ContactDetails? Contact, IReadOnlyList<Occurrence> Occurrences)
{
    /// <summary>For orders.</summary>
    public OrderDelivered? Order { get; init; }

    /// <summary>For those that name the sequence.</summary>
    public EntryRequest? Entry { get; init; }

    /// <summary>For what became of a message: the enrollment that sent it.</summary>
    public Guid? EnrollmentId { get; init; }

    /// <summary>Attributes told with the contact.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Attributes { get; init; }

    /// <summary>Tags told with the contact.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Consent told with the contact.</summary>
    public IReadOnlyList<ToldConsent>? Consent { get; init; }
}

/// <summary>One thing that happened.</summary>
/// <param name="Subject">What it is about; empty when that is not told.</param>
/// <param name="Properties">What filters see.</param>
/// <param name="Data">Variables of messages as JSON.</param>
public sealed record Occurrence(string Subject, JsonElement? Properties, string Data);
