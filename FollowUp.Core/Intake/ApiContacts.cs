using System.Text.Json;
using FollowUp.Core.Consent;
using FollowUp.Core.Contacts;
using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Intake;

/// <summary>
/// Reads a contact that a program tells over the API:
/// <c>{ "email", "phone", "region", "firstName", "lastName", "timezone", "country", "state", "attributes", "tags", "consent" }</c>. Strict, other than
/// events: whoever writes contacts down can mend them.
/// </summary>
public static class ApiContacts
{
    /// <exception cref="InputException">Names each field that cannot be taken.</exception>
    public static ToldContact Read(ReadOnlyMemory<byte> body, IPhoneNumbers phones, Instant now)
    {
        var told = Payload.Parse(body);
        var (email, phone, region) = (told.Text("email"), told.Text("phone"), told.Text("region"));
        var errors = new List<InputError>();
        if (email is not null && EmailAddress.Normalise(email) is null)
        {
            errors.Add(new InputError("email", "must be a valid e-mail address"));
        }

        if (region is not null && !phones.IsRegion(region))
        {
            errors.Add(new InputError("region", "must be a country of two letters (ISO 3166-1), such as SE"));
        }
        else if (phone is not null && phones.Read(phone, region) is { Reason: { } reason } reading)
        {
            errors.Add(new InputError("phone", reading.NeedsRegion ? $"{reason}, or come with a region such as SE" : reason));
        }

        if (email is null && phone is null)
        {
            errors.Add(new InputError("email", "is missing, and there is no phone number either"));
        }

        if (errors.Count > 0)
        {
            throw new InputException(errors);
        }

        var contact = ContactReader.Read(phones, [new Field(told, "email")], [new Field(told, "phone")], told, region, "firstName", "lastName", new Field(told, "timezone"), told)!;
        ToldTraits.CheckZone(told, contact);
        ToldTraits.CheckAddress(told, contact);
        return new ToldContact(contact, ToldTraits.Attributes(told), ToldTraits.Tags(told)) { Consent = ToldConsents.Read(told, contact, now) };
    }
}

/// <summary>What is told of a person, checked and normalised. What is not told stays as it is.</summary>
public sealed record ToldContact(ContactDetails Details, IReadOnlyDictionary<string, JsonElement>? Attributes, IReadOnlyList<string>? Tags)
{
    public IReadOnlyList<ToldConsent>? Consent { get; init; }
}
