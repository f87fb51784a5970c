using FollowUp.Core.Contacts;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Intake;

/// <summary>Makes a contact out of what a source tells.</summary>
internal static class ContactReader
{
    /// <param name="emails">What may hold the address, the best first.</param>
    /// <param name="phones">What may hold the number, the best first; numbers without a country code cannot be used.</param>
    /// <param name="person">Holds the names.</param>
    /// <returns>Null when the source tells no way to reach the person.</returns>
    /// <exception cref="InputException">What stands for an e-mail address is none, and there is no number to use.</exception>
    public static ContactDetails? Read(
        IReadOnlyList<Field> emails, IReadOnlyList<Field> phones, Payload? person, string firstName = "first_name", string lastName = "last_name", Field? timeZone = null)
    {
        var email = emails.Select(field => EmailAddress.Normalise(field.Text)).FirstOrDefault(address => address is not null);
        var phone = phones.Select(field => PhoneNumber.Normalise(field.Text)).FirstOrDefault(number => number is not null);
        if (email is null && phone is null)
        {
            return emails.FirstOrDefault(field => field.Text is not null) is { } wrong
                ? throw new InputException(wrong.Path, "must be a valid e-mail address")
                : null;
        }

        return new ContactDetails(
            email,
            phone,
            person?.Text(firstName, Limits.PersonName),
            person?.Text(lastName, Limits.PersonName),
            timeZone?.Text is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null ? zone : null);
    }
}

/// <summary>One field of a body, there or not.</summary>
internal sealed record Field(Payload? Parent, string Name)
{
    public string? Text => Parent?.Text(Name);

    public string Path => Parent?.PathOf(Name) ?? Name;
}
