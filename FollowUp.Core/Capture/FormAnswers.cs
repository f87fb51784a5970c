using System.Text.Json;
using FollowUp.Core.Contacts;
using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Intake;
using FollowUp.Core.Kernel;

namespace FollowUp.Core.Capture;

/// <summary>What a form says of the person who sent it, checked and normalised. Messages stand beside the fields of the public page.</summary>
public sealed record FormAnswers(ContactDetails Contact, IReadOnlyDictionary<string, JsonElement> Attributes)
{
    public const int LongestOwn = 500;

    /// <exception cref="InputException">Names each field that cannot be taken.</exception>
    public static FormAnswers Read(CaptureForm form, FormSubmission submission, IPhoneNumbers phones)
    {
        var errors = new List<InputError>();
        var typedEmail = Given("email", form.Fields.Email, "type your e-mail address");
        var typedPhone = Given("phone", form.Fields.Phone, "type your phone number");
        var email = EmailAddress.Normalise(typedEmail);
        var phone = typedPhone is null ? null : phones.Read(typedPhone);
        Refuse("email", typedEmail is not null && email is null, "check the address: it should look like name@example.com");
        Refuse("phone", phone?.Number is null && typedPhone is not null, $"check the number: it {phone?.Reason}");
        Refuse(form.Fields.Email == FieldUse.Off ? "phone" : "email", typedEmail is null && typedPhone is null, "type an address that we can reach you at");
        var details = new ContactDetails(
            email, phone?.Number, Name("firstName", form.Fields.FirstName, "type your first name"), Name("lastName", form.Fields.LastName, "type your last name"));
        var attributes = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var field in form.Fields.Own)
        {
            if (Given(field.Name, FieldUse.On, "") is { } value)
            {
                Refuse(field.Name, value.Length > LongestOwn, $"use at most {LongestOwn} characters");
                attributes[field.Name] = JsonSerializer.SerializeToElement(value, Json.Options);
            }
        }

        Refuse("consent", !submission.Consent, "tick the box if you agree; without it we cannot take the form");
        return errors.Count > 0 ? throw new InputException(errors) : new FormAnswers(details, attributes);

        string? Name(string field, FieldUse use, string missing)
        {
            var name = Given(field, use, missing);
            Refuse(field, name?.Length > Limits.PersonName, $"use at most {Limits.PersonName} characters");
            return name;
        }

        string? Given(string field, FieldUse use, string missing)
        {
            if (use == FieldUse.Off)
            {
                return null;
            }

            // Databases and mails take no control characters.
            var value = string.Concat(submission.Values.GetValueOrDefault(field, "").Select(c => char.IsControl(c) ? ' ' : c)).Trim();
            Refuse(field, use == FieldUse.Required && value.Length == 0, missing);
            return value.Length == 0 ? null : value;
        }

        // The first reason is the one to act on.
        void Refuse(string field, bool wrong, string message)
        {
            if (wrong && errors.TrueForAll(error => error.Field != field))
            {
                errors.Add(new InputError(field, message));
            }
        }
    }
}
