using System.Text.RegularExpressions;
using FollowUp.Core.Kernel;
using FollowUp.Core.Templates.WhatsApp;

namespace FollowUp.Core.Templates;

/// <summary>Limits of what a template may say.</summary>
public static partial class TemplateRules
{
    /// <exception cref="InputException">Names each field that breaks a rule.</exception>
    public static void Check(TemplateInput input)
    {
        var errors = new List<InputError>();
        Length(errors, "name", input.Name, TemplateLimits.Name, required: true);
        if (!Enum.IsDefined(input.Channel))
        {
            errors.Add(new InputError("channel", "must be email, sms or whatsapp"));
        }

        if (!Enum.IsDefined(input.Kind))
        {
            errors.Add(new InputError("kind", "must be request, reminder or message"));
        }

        var email = input.Channel == Channel.Email;
        Length(errors, "subject", input.Subject, TemplateLimits.Subject, required: email);
        Length(errors, "html", input.Html, TemplateLimits.Html, required: email);
        if (input.Channel == Channel.WhatsApp)
        {
            errors.AddRange(WhatsAppRules.Problems(input));
        }
        else
        {
            Length(errors, "text", input.Text, email ? TemplateLimits.Text : TemplateLimits.Sms, required: !email);
        }

        if (input.WhatsApp is not null && input.Channel != Channel.WhatsApp)
        {
            errors.Add(new InputError("whatsApp", "is for the channel whatsapp"));
        }

        if (input.Html is not null && ActiveContent().Match(input.Html) is { Success: true } active)
        {
            errors.Add(new InputError("html", $"must not contain {active.Value.ToLowerInvariant()}>, which mail programs block"));
        }

        if (errors.Count > 0)
        {
            throw new InputException(errors);
        }
    }

    private static void Length(List<InputError> errors, string field, string? value, int most, bool required)
    {
        if (required && string.IsNullOrWhiteSpace(value))
        {
            errors.Add(new InputError(field, "must not be empty"));
        }
        else if (value?.Length > most)
        {
            errors.Add(new InputError(field, $"must be at most {most} characters"));
        }
    }

    [GeneratedRegex(@"<(?:script|iframe|object|embed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ActiveContent();
}
