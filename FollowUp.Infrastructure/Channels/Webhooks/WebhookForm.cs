using System.Net;
using System.Text;

namespace FollowUp.Infrastructure.Channels.Webhooks;

/// <summary>A body of <c>application/x-www-form-urlencoded</c> (WHATWG URL §5.1), in the order it was written.</summary>
internal sealed class WebhookForm
{
    /// <summary>More fields than any provider sends.</summary>
    private const int MostFields = 1000;

    private WebhookForm(IReadOnlyList<KeyValuePair<string, string>> fields) => Fields = fields;

    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; }

    public static WebhookForm Parse(ReadOnlySpan<byte> body)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var pair in Encoding.UTF8.GetString(body).Split('&', MostFields, StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            fields.Add(new(WebUtility.UrlDecode(parts[0]), parts.Length > 1 ? WebUtility.UrlDecode(parts[1]) : ""));
        }

        return new WebhookForm(fields);
    }

    /// <summary>The first field of that name, cleaned; null when missing or empty.</summary>
    public string? Text(string name)
        => Fields.FirstOrDefault(field => field.Key == name).Value is { Length: > 0 } value ? WebhookText.Clean(value) : null;

    public bool Has(string name) => Fields.Any(field => field.Key == name);

    /// <exception cref="WebhookPartException">Missing or too long.</exception>
    public string RequiredId(string name) => Text(name) switch
    {
        null => throw new WebhookPartException($"{name} is missing"),
        { Length: > WebhookPart.LongestId } => throw new WebhookPartException($"{name} must be at most {WebhookPart.LongestId} characters"),
        var id => id,
    };

    /// <exception cref="WebhookPartException">Missing.</exception>
    public string Required(string name) => Text(name) ?? throw new WebhookPartException($"{name} is missing");
}
