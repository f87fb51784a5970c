using System.Text.Json;
using FollowUp.Core.Consent;
using FollowUp.Core.Contacts;

namespace FollowUp.Core.Events;

/// <summary>Something happened to a contact. Payload of every event that has no shape of its own.</summary>
/// <param name="Contact">Null when the event bears the contact's id.</param>
/// <param name="Subject">What it is about, such as <c>order:1001/item:2</c>.</param>
/// <param name="Properties">An object; what filters and templates see as the event.</param>
/// <param name="EnrollmentId">For what became of a message: the enrollment that sent it.</param>
public sealed record ContactEvent(
    ContactDetails? Contact = null,
    string? Subject = null,
    JsonElement? Properties = null,
    Guid? EnrollmentId = null)
{
    /// <summary>Attributes told with the contact, by name.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Attributes { get; init; }

    /// <summary>Tags told with the contact.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Consent told with the contact; written into the ledger when the event is acted on.</summary>
    public IReadOnlyList<ToldConsent>? Consent { get; init; }
}
