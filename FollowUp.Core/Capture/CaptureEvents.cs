using System.Text.Json;
using System.Text.Json.Nodes;
using FollowUp.Core.Consent;
using FollowUp.Core.Events;
using FollowUp.Core.Intake;
using FollowUp.Core.Kernel;
using NodaTime;
using NodaTime.Text;

namespace FollowUp.Core.Capture;

/// <summary>The events that come from QR codes, landing pages and forms. Pure.</summary>
public static class CaptureEvents
{
    public const string Scanned = "qr_scanned";
    public const string Visited = "purl_visited";
    public const string Submitted = "form_submitted";

    private static readonly string NoContact = EventOutcome.Ignore("The QR code is not made for one contact, so nobody knows who scanned it.").Write();

    /// <summary>A scan. Without a contact it is kept for the count, and there is nothing to act on.</summary>
    public static NewEvent Scan(QrCode code, Device device, string key, Instant now)
    {
        var properties = Properties(code.Properties);
        Tell(properties, code);
        properties["device"] = device.ToString().ToLowerInvariant();
        return new NewEvent(code.OrganizationId, "qr", key, Scanned, now, Json.Write(new ContactEvent(Properties: Element(properties))), code.ContactId is null ? NoContact : null)
        {
            ContactId = code.ContactId,
        };
    }

    /// <summary>A known contact's visit; one event a day (UTC), however often the page is loaded.</summary>
    public static NewEvent Visit(LandingPage page, Guid contactId, Device device, Instant now)
    {
        var properties = Properties(page.Properties);
        properties["page"] = page.Slug;
        properties["name"] = page.Name;
        properties["device"] = device.ToString().ToLowerInvariant();
        var day = LocalDatePattern.Iso.Format(now.InUtc().Date);
        return new NewEvent(page.OrganizationId, "landing_page", $"{page.Id:N}/{contactId:N}/{day}", Visited, now, Json.Write(new ContactEvent(Properties: Element(properties))))
        {
            ContactId = contactId,
        };
    }

    /// <summary>A form that was sent, with the words that the contact agreed to.</summary>
    /// <param name="code">The code that led to the form; its properties are told too.</param>
    public static NewEvent Submission(CaptureForm form, FormAnswers answers, QrCode? code, string key, Instant now, IReadOnlyList<ToldConsent>? consent = null)
    {
        var properties = Properties(form.Properties);
        foreach (var (name, value) in code is null ? [] : Properties(code.Properties))
        {
            properties[name] = value?.DeepClone();
        }

        if (code is not null)
        {
            Tell(properties, code);
        }

        properties["form"] = form.Key;
        properties["formName"] = form.Name;
        properties["consent"] = new JsonObject { ["given"] = true, ["wording"] = form.ConsentWording, ["at"] = InstantPattern.ExtendedIso.Format(now) };
        var told = new ContactEvent(answers.Contact, Properties: Element(properties)) { Attributes = answers.Attributes.Count == 0 ? null : answers.Attributes, Consent = consent };
        return new NewEvent(form.OrganizationId, "form", key, Submitted, now, Json.Write(told));
    }

    /// <summary>What the ticked box means: written consent to marketing on each channel it covers.</summary>
    /// <param name="doubleOptIn">As the organization's rules say.</param>
    public static IReadOnlyList<ToldConsent> Consents(CaptureForm form, FormAnswers answers, Visitor? visitor, bool doubleOptIn, Instant now)
    {
        var source = $"form {form.Name}";
        return [.. form.Consent.Channels.Distinct()
            .Where(channel => (channel == Channel.Email ? answers.Contact.Email : answers.Contact.Phone) is not null)
            .Select(channel => new ToldConsent(channel, ConsentPurpose.Marketing, ConsentBasis.ExpressWritten, source[..Math.Min(source.Length, ToldConsent.LongestSource)], now)
            {
                Wording = form.ConsentWording,
                Ip = visitor?.Ip,
                UserAgent = visitor?.UserAgent,
                Confirm = channel == Channel.Email && (form.Consent.DoubleOptIn ?? doubleOptIn),
            })];
    }

    private static void Tell(JsonObject properties, QrCode code)
    {
        properties["code"] = code.Code;
        properties["name"] = code.Name;
    }

    private static JsonObject Properties(string json) => JsonNode.Parse(json)!.AsObject();

    private static JsonElement Element(JsonObject properties) => JsonSerializer.SerializeToElement(properties, Json.Options);
}
