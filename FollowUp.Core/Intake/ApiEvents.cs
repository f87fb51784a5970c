using System.Globalization;
using System.Text.Json;
using FollowUp.Core.Contacts;
using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Events;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using NodaTime;

namespace FollowUp.Core.Intake;

/// <summary>
/// Reads events that programs report over the API:
/// <c>{ "type", "key", "contact": { "email", "phone", "region", "firstName", "lastName", "timezone", "country", "state", "attributes", "tags", "consent" }, "occurredAt", "subject", "properties" }</c>.
/// </summary>
public static class ApiEvents
{
    /// <summary>Events of one batch.</summary>
    public const int MostInBatch = 1000;

    /// <summary>As stored with events.</summary>
    public const string Source = "api";

    private const int LongestSubject = 300;
    private const int LongestProperties = 64 * 1024;

    private static readonly Duration Future = Duration.FromDays(1);

    /// <param name="key">Tells a repeat; null: the body's own <c>key</c>, else each delivery is an event of its own.</param>
    /// <exception cref="InputException">Names the field.</exception>
    public static NewEvent ReadOne(Guid organizationId, ReadOnlyMemory<byte> body, string? key, IPhoneNumbers phones, IIdSource ids, Instant now)
        => Read(organizationId, Payload.Parse(body), key, phones, ids, now);

    /// <summary>All of <c>{ "events": [ … ] }</c>, or none when one of them is wrong.</summary>
    /// <exception cref="InputException">Names the fields of all that are wrong.</exception>
    public static IReadOnlyList<NewEvent> ReadMany(Guid organizationId, ReadOnlyMemory<byte> body, IPhoneNumbers phones, IIdSource ids, Instant now)
    {
        var list = Payload.Parse(body).List("events", MostInBatch);
        if (list.Count == 0)
        {
            throw new InputException("events", "must list at least one event");
        }

        var errors = new List<InputError>();
        var events = new List<NewEvent>(list.Count);
        foreach (var one in list)
        {
            try
            {
                events.Add(Read(organizationId, one, null, phones, ids, now));
            }
            catch (InputException error)
            {
                errors.AddRange(error.Errors);
            }
        }

        return errors.Count == 0 ? events : throw new InputException([.. errors.Take(100)]);
    }

    private static NewEvent Read(Guid organizationId, Payload body, string? key, IPhoneNumbers phones, IIdSource ids, Instant now)
    {
        var type = body.Text("type") ?? throw body.Wrong("type", "is missing");
        if (!FlowTriggerCheck.IsType(type))
        {
            throw body.Wrong("type", "must be small letters, digits, _ or . such as job_completed");
        }

        if (type == EntryRequest.Type || (type == OrderDelivered.Type))
        {
            throw body.Wrong("type", type == OrderDelivered.Type ? "must come through the order webhook" : "is reserved");
        }

        var told = body.RequiredObject("contact");
        var contact = ContactReader.Read(phones, [new Field(told, "email")], [new Field(told, "phone")], told, told.Text("region"), "firstName", "lastName", new Field(told, "timezone"), told)
            ?? throw ContactReader.Unreachable(phones, told);
        ToldTraits.CheckZone(told, contact);
        ToldTraits.CheckAddress(told, contact);
        var at = body.Time("occurredAt") ?? now;
        if (at > now + Future)
        {
            throw body.Wrong("occurredAt", "must not be more than a day in the future");
        }

        var subject = body.Text("subject");
        if (subject?.Length > LongestSubject)
        {
            throw body.Wrong("subject", $"must be at most {LongestSubject} characters");
        }

        var happened = new ContactEvent(contact, subject, Properties(body)) 
        {
            Attributes = ToldTraits.Attributes(told),
            Tags = ToldTraits.Tags(told),
            Consent = ToldConsents.Read(told, contact, now),
        };
        return new NewEvent(organizationId, Source, Key(body, key) ?? ids.NewId().ToString("N"), type, at, Json.Write(happened));
    }

    private static string? Key(Payload body, string? given)
    {
        var key = (given ?? body.Text("key"))?.Trim();
        return string.IsNullOrEmpty(key) ? null : key.Length <= Limits.Key && key.All(c => c is > ' ' and < '\u007f')
            ? key
            : throw body.Wrong("key", string.Create(CultureInfo.InvariantCulture, $"must be at most {Limits.Key} plain characters"));
    }

    private static JsonElement? Properties(Payload body)
    {
        if (body.Object("properties") is null)
        {
            return null;
        }

        var properties = body.Raw("properties");
        return properties?.GetRawText().Length <= LongestProperties ? properties : throw body.Wrong("properties", $"must be at most {LongestProperties / 1024} KB");
    }
}
