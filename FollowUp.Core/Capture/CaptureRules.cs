using System.Text.Json;
using FollowUp.Core.Contacts;
using FollowUp.Core.Events;
using FollowUp.Core.Intake;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;

namespace FollowUp.Core.Capture;

/// <summary>Limits of what an author may say.</summary>
public static class CaptureRules
{
    public const int LongestName = 120;
    public const int LongestHeadline = 200;
    public const int LongestText = 5000;
    public const int LongestLabel = 60;
    public const int LongestSlug = 60;
    public const int LongestProperties = 4000;
    public const int MostOwnFields = 10;
    public const int MostPaths = 100;

    /// <summary>Names that the form itself uses.</summary>
    private static readonly string[] TakenNames = ["email", "phone", "firstName", "lastName", "consent", "website", "once", "q", "embedded"];

    /// <exception cref="InputException">Names each field that breaks a rule.</exception>
    public static void Check(QrCodeInput input)
    {
        var check = new CaptureCheck();
        check.Words("name", input.Name, LongestName);
        check.Address("target", input.Target);
        check.Properties("properties", input.Properties);
        check.Throw();
    }

    /// <inheritdoc cref="Check(QrCodeInput)"/>
    public static void Check(LandingPageInput input)
    {
        var check = new CaptureCheck();
        check.Words("name", input.Name, LongestName);
        check.That("slug", IsSlug(input.Slug), $"must be 3 to {LongestSlug} small letters, digits and hyphens, such as summer-sale");
        check.Words("headline", input.Headline, LongestHeadline);
        check.Words("text", input.Text, LongestText, empty: true);
        check.Words("buttonLabel", input.ButtonLabel, LongestLabel);
        check.Address("buttonTarget", input.ButtonTarget);
        check.Properties("properties", input.Properties);
        check.Throw();
    }

    /// <inheritdoc cref="Check(QrCodeInput)"/>
    public static void Check(CaptureFormInput input)
    {
        var check = new CaptureCheck();
        var fields = input.Fields;
        check.Words("name", input.Name, LongestName);
        check.Words("headline", input.Headline, LongestHeadline);
        check.Words("consentWording", input.ConsentWording, LongestText);
        check.Words("thankYou", input.ThankYou, LongestText);
        check.That("fields.email", fields.Email != FieldUse.Off || fields.Phone != FieldUse.Off, "must be asked for unless the phone number is");
        check.That("fields.own", fields.Own.Count <= MostOwnFields, $"must be at most {MostOwnFields}");
        for (var at = 0; at < Math.Min(fields.Own.Count, MostOwnFields); at++)
        {
            var own = fields.Own[at];
            check.That($"fields.own[{at}].name", ContactAttribute.IsName(own.Name), $"must be 1 to {ContactAttribute.LongestName} letters, digits, - or _");
            check.That($"fields.own[{at}].name", !TakenNames.Contains(own.Name, StringComparer.OrdinalIgnoreCase), "is a field that every form has");
            check.That($"fields.own[{at}].name", fields.Own.Take(at).All(other => !string.Equals(other.Name, own.Name, StringComparison.OrdinalIgnoreCase)), "is used twice");
            check.Words($"fields.own[{at}].label", own.Label, LongestLabel);
        }

        check.That("consent.channels", input.Consent.Channels.Count > 0, "must be at least one");
        if (input.RedirectTarget is not null)
        {
            check.Address("redirectTarget", input.RedirectTarget);
        }

        check.Properties("properties", input.Properties);
        check.Throw();
    }

    /// <inheritdoc cref="Check(QrCodeInput)"/>
    public static void Check(InboundWebhookInput input)
    {
        var check = new CaptureCheck();
        check.Words("name", input.Name, LongestName);
        check.That("event", FlowTriggerCheck.IsType(input.EventType.Trim()), "must be small letters, digits, _ or . such as job_completed");
        check.That("event", input.EventType.Trim() != OrderDelivered.Type, "must come through the webhooks of your shop, which tell the items too; see Settings");
        check.That("event", input.EventType.Trim() != EntryRequest.Type, "is reserved");
        check.That("mapping", input.Mapping.Paths().Count() <= MostPaths, $"must have at most {MostPaths} paths");
        foreach (var (field, path) in input.Mapping.Paths().Take(MostPaths))
        {
            check.That($"mapping.{field}", JsonPath.IsPath(path), "must be a path such as order.items[0].sku");
        }

        foreach (var name in (input.Mapping.Attributes ?? new Dictionary<string, string>()).Keys)
        {
            check.That($"mapping.attributes.{name}", ContactAttribute.IsName(name), $"must be called by 1 to {ContactAttribute.LongestName} letters, digits, - or _");
        }

        check.Throw();
    }

    /// <summary>A checked address as it is stored: escaped, and its host as the DNS knows it (RFC 5890), because headers take ASCII alone.</summary>
    public static string Canonical(string address)
    {
        var uri = new Uri(address);
        return new UriBuilder(uri) { Host = uri.IdnHost }.Uri.AbsoluteUri;
    }

    private static bool IsSlug(string? text)
        => text is { Length: >= 3 and <= LongestSlug } && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && text[0] != '-' && text[^1] != '-';

    /// <summary>Collects what is wrong.</summary>
    private sealed class CaptureCheck
    {
        private readonly List<InputError> errors = [];

        public void That(string field, bool holds, string message)
        {
            if (!holds && errors.TrueForAll(error => error.Field != field))
            {
                errors.Add(new InputError(field, message));
            }
        }

        public void Words(string field, string? text, int most, bool empty = false)
        {
            That(field, empty || !string.IsNullOrWhiteSpace(text), "must not be empty");
            That(field, text is null || text.Length <= most, $"must be at most {most} characters");
            That(field, text is null || !text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')), "must not have control characters");
        }

        public void Address(string field, string? text) => That(
            field,
            text is { Length: > 0 and <= Limits.Url } && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0,
            $"must be an address that begins with https:// or http://, of at most {Limits.Url} characters");

        public void Properties(string field, JsonElement? properties) => That(
            field,
            properties is null || (properties.Value.ValueKind == JsonValueKind.Object && properties.Value.GetRawText().Length <= LongestProperties),
            $"must be a JSON object of at most {LongestProperties} characters");

        /// <exception cref="InputException">Something was wrong.</exception>
        public void Throw()
        {
            if (errors.Count > 0)
            {
                throw new InputException(errors);
            }
        }
    }
}
