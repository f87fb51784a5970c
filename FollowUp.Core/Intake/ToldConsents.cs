using System.Text.Json;
using FollowUp.Core.Consent;
using FollowUp.Core.Consent.Ledger;
using FollowUp.Core.Contacts;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Intake;

/// <summary>Reads consent that a program tells with a contact: <c>"consent": [{ "channel", "purpose", "basis", "source", "wording", "at", "expiresAt", "ip" }]</c>.</summary>
internal static class ToldConsents
{
    private const int Most = 20;

    /// <exception cref="InputException">Names the field.</exception>
    public static IReadOnlyList<ToldConsent>? Read(Payload contact, ContactDetails details, Instant now)
    {
        var told = contact.List("consent", Most);
        return told.Count == 0 ? null : [.. told.Select(one => One(one, details, now))];
    }

    private static ToldConsent One(Payload told, ContactDetails details, Instant now)
    {
        var channel = Word<Channel>(told, "channel");
        if ((channel == Channel.Email ? details.Email : details.Phone) is null)
        {
            throw told.Wrong("channel", channel == Channel.Email ? "needs an e-mail address of the contact" : "needs a phone number of the contact");
        }

        var (at, expiresAt) = (told.Time("at") ?? now, told.Time("expiresAt"));
        if (ConsentRecordRules.Times(at, expiresAt, now).FirstOrDefault() is { } wrong)
        {
            throw told.Wrong(wrong.Field, wrong.Message);
        }

        var ip = told.Text("ip");
        return ip is not null && !System.Net.IPAddress.TryParse(ip, out _)
            ? throw told.Wrong("ip", "must be an IP address")
            : new ToldConsent(channel, Word<ConsentPurpose>(told, "purpose"), Word<ConsentBasis>(told, "basis"), Short(told, "source", ToldConsent.LongestSource) ?? throw told.Wrong("source", "is missing"), at)
            {
                Wording = Short(told, "wording", ToldConsent.LongestWording),
                ExpiresAt = expiresAt,
                Ip = ip,
            };
    }

    private static string? Short(Payload told, string field, int most)
        => told.Text(field) is { } text && text.Length > most ? throw told.Wrong(field, $"must be at most {most} characters") : told.Text(field);

    private static T Word<T>(Payload told, string field)
        where T : struct, Enum
    {
        var words = Enum.GetValues<T>().ToDictionary(value => JsonSerializer.SerializeToElement(value, Json.Options).GetString()!, value => value, StringComparer.OrdinalIgnoreCase);
        return told.Text(field) is not { } text ? throw told.Wrong(field, "is missing")
            : words.TryGetValue(text, out var value) ? value
            : throw told.Wrong(field, $"must be one of {string.Join(", ", words.Keys)}");
    }
}
