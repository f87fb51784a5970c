using FollowUp.Core.Contacts;
using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Contacts.Places;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Intake;

/// <summary>Makes a contact out of what a source tells.</summary>
internal static class ContactReader
{
    /// <param name="emails">What may hold the address, the best first.</param>
    /// <param name="phones">What may hold the number, the best first; those that cannot be used are passed over.</param>
    /// <param name="person">Holds the names.</param>
    /// <param name="region">Country of numbers without a country code; null when the source does not tell.</param>
    /// <param name="address">Holds country and state; what is neither is passed over.</param>
    /// <returns>Null when the source tells no way to reach the person.</returns>
    /// <exception cref="InputException">What stands for an e-mail address is none, and there is no number to use.</exception>
    public static ContactDetails? Read(
        IPhoneNumbers plans,
        IReadOnlyList<Field> emails,
        IReadOnlyList<Field> phones,
        Payload? person,
        string? region,
        string firstName = "first_name",
        string lastName = "last_name",
        Field? timeZone = null,
        Payload? address = null,
        string country = "country",
        string state = "state")
    {
        var email = emails.Select(field => EmailAddress.Normalise(field.Text)).FirstOrDefault(address => address is not null);
        var phone = phones.Select(field => field.Text is { } text ? plans.Read(text, region).Number : null).FirstOrDefault(number => number is not null);
        if (email is null && phone is null)
        {
            return emails.FirstOrDefault(field => field.Text is not null) is { } wrong
                ? throw new InputException(wrong.Path, "must be a valid e-mail address")
                : null;
        }

        var land = Countries.Read(address?.Text(country));
        return new ContactDetails(
            email,
            phone,
            person?.Text(firstName, Limits.PersonName),
            person?.Text(lastName, Limits.PersonName),
            timeZone?.Text is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null ? zone : null)
        {
            Country = land,
            State = land is null ? null : States.Read(land, address!.Text(state)),
        };
    }

    /// <summary>Why a person with neither address nor usable number is refused: what is wrong with the number, if there was one.</summary>
    public static InputException Unreachable(IPhoneNumbers plans, Payload person)
        => person.Text("phone") is { } phone && plans.Read(phone, person.Text("region")).Reason is { } reason
            ? person.Wrong("phone", reason)
            : person.Wrong("email", "is missing, and there is no phone number either");
}

/// <summary>One field of a body, there or not.</summary>
internal sealed record Field(Payload? Parent, string Name)
{
    public string? Text => Parent?.Text(Name);

    public string Path => Parent?.PathOf(Name) ?? Name;
}
