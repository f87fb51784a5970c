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
}
