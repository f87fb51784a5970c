using FollowUp.Core.Capture;
using FollowUp.Core.Kernel;

namespace FollowUp.Web.Features.Capture;

/// <summary>An inbound webhook as it is being typed.</summary>
public sealed class WebhookDraft
{
    /// <summary>Fields that take one path, with their labels, in the order of the page.</summary>
    public static readonly IReadOnlyList<(string Field, string Label)> Fields =
    [
        ("email", "E-mail address"), ("phone", "Phone number"), ("firstName", "First name"), ("lastName", "Last name"), ("timezone", "Time zone"),
        ("subject", "What it is about"), ("key", "What tells a repeat"), ("occurredAt", "When it happened"),
    ];

    private readonly Dictionary<string, string> paths = [];

    public string Name { get; set; } = "";

    public string EventType { get; set; } = "";

    /// <summary>A name, a colon and a path on each line.</summary>
    public string Attributes { get; set; } = "";

    /// <inheritdoc cref="Attributes"/>
    public string Properties { get; set; } = "";

    public static WebhookDraft Of(InboundWebhook webhook)
    {
        var draft = new WebhookDraft
        {
            Name = webhook.Name, EventType = webhook.EventType, Attributes = Write(webhook.Mapping.Attributes), Properties = Write(webhook.Mapping.Properties),
        };
        foreach (var (field, path) in webhook.Mapping.Paths())
        {
            draft.paths[field] = path;
        }

        return draft;
    }

    public string Path(string field) => paths.GetValueOrDefault(field, "");

    public void Set(string field, string path) => paths[field] = path.Trim();

    /// <summary>Takes a value of a received body for a field; attributes and properties get a line of their own, called as the value is.</summary>
    public void Pick(string field, string path)
    {
        var line = $"{path.Split('.', '[')[^1].Trim(']', '"')}: {path}";
        switch (field)
        {
            case "attributes":
                Attributes = $"{Attributes}\n{line}".Trim();
                break;
            case "properties":
                Properties = $"{Properties}\n{line}".Trim();
                break;
            default:
                Set(field, path);
                break;
        }
    }

    /// <exception cref="InputException">A line has no name or no path, or names one twice.</exception>
    public InboundWebhookInput Read() => new(Name.Trim(), EventType.Trim(), new WebhookMapping
    {
        Email = One("email"),
        Phone = One("phone"),
        FirstName = One("firstName"),
        LastName = One("lastName"),
        Timezone = One("timezone"),
        Subject = One("subject"),
        Key = One("key"),
        OccurredAt = One("occurredAt"),
        Attributes = Lines("mapping.attributes", Attributes),
        Properties = Lines("mapping.properties", Properties),
    });

    private static string Write(IReadOnlyDictionary<string, string>? named) => string.Join('\n', (named ?? new Dictionary<string, string>()).Select(pair => $"{pair.Key}: {pair.Value}"));

    private static Dictionary<string, string>? Lines(string field, string lines)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var at = line.IndexOf(':', StringComparison.Ordinal);
            if (at < 1 || at == line.Length - 1 || !named.TryAdd(line[..at].TrimEnd(), line[(at + 1)..].Trim()))
            {
                throw new InputException(field, at < 1 || at == line.Length - 1 ? $"write a name, a colon and a path, unlike “{line}”" : $"name “{line[..at].TrimEnd()}” once only");
            }
        }

        return named.Count == 0 ? null : named;
    }

    private string? One(string field) => Path(field) is { Length: > 0 } path ? path : null;
}
