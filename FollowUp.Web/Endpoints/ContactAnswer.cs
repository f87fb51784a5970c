using System.Text.Json;
using FollowUp.Core.Contacts;

namespace FollowUp.Web.Endpoints;

/// <summary>One line of the contact list.</summary>
/// <param name="Suppressed">Nothing is sent to one of its addresses.</param>
internal sealed record ContactAnswer(Guid Id, string Name, string? Email, string? Phone, int Requests, int Reviews, DateTimeOffset? LastMessageAt, bool Suppressed)
{
    public static ContactAnswer Of(ContactRow row)
        => new(row.Id, row.Name, row.Email, row.Phone, row.Requests, row.Reviews, row.LastMessageAt?.ToDateTimeOffset(), row.Suppressed);
}

/// <summary>A contact with what happened lately, newest first.</summary>
/// <param name="SuppressedOn">Channels on which nothing is sent.</param>
internal sealed record ContactDetailAnswer(
    Guid Id, string Name, string? Email, string? Phone, string? TimeZone, DateTimeOffset CreatedAt, IReadOnlyList<string> SuppressedOn, IReadOnlyList<ContactActivityAnswer> Timeline)
{
    /// <summary>Of the address, ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>State or province of the address, such as <c>TX</c>.</summary>
    public string? State { get; init; }

    public static ContactDetailAnswer Of(ContactDetail contact) => new(
        contact.Id,
        contact.Name,
        contact.Email,
        contact.Phone,
        contact.TimeZone,
        contact.CreatedAt.ToDateTimeOffset(),
        contact.SuppressedOn,
        [.. contact.Timeline.Select(activity => new ContactActivityAnswer(activity.Type, activity.At.ToDateTimeOffset(), activity.Channel, activity.Text, activity.RequestId))]) { Country = contact.Country, State = contact.State };
}

/// <summary>One thing that happened with a contact.</summary>
internal sealed record ContactActivityAnswer(string Type, DateTimeOffset At, string? Channel, string Text, Guid? RequestId);

/// <summary>What is told of a contact. What is left out stays as it is.</summary>
/// <param name="Phone">In any usual form; stored as E.164.</param>
/// <param name="Region">Country of a phone without its country code (ISO 3166-1 alpha-2).</param>
internal sealed record ContactBody(
    string? Email, string? Phone, string? Region, string? FirstName, string? LastName, string? Timezone, IReadOnlyDictionary<string, JsonElement>? Attributes, IReadOnlyList<string>? Tags)
{
    /// <summary>Of the address, ISO 3166-1 alpha-2 such as <c>US</c>. With the number's country and the zone it decides which laws hold messages.</summary>
    public string? Country { get; init; }

    /// <summary>State or province of the address, such as <c>TX</c>; only with a country.</summary>
    public string? State { get; init; }

    /// <summary>Consent that was given, written into the ledger; the same once more changes nothing.</summary>
    public IReadOnlyList<ToldConsentBody>? Consent { get; init; }
}

/// <param name="Channel"><c>email</c>, <c>sms</c> or <c>whatsapp</c>.</param>
/// <param name="Purpose"><c>marketing</c> or <c>transactional</c>.</param>
/// <param name="Basis"><c>implied</c>, <c>verbal</c> or <c>expressWritten</c>.</param>
/// <param name="Source">How it came about, such as <c>checkout</c>.</param>
/// <param name="Wording">The words the person saw.</param>
/// <param name="At">When it was given; now when null.</param>
/// <param name="ExpiresAt">When it ends by itself.</param>
/// <param name="Ip">From where it was given.</param>
internal sealed record ToldConsentBody(
    string Channel, string Purpose, string Basis, string Source, string? Wording = null, DateTimeOffset? At = null, DateTimeOffset? ExpiresAt = null, string? Ip = null);
