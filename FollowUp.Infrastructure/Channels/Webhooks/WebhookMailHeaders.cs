namespace FollowUp.Infrastructure.Channels.Webhooks;

/// <summary>What the headers of a received mail (RFC 5322) say about where it belongs.</summary>
internal sealed class WebhookMailHeaders
{
    private readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="text">All headers, with folded lines.</param>
    public WebhookMailHeaders(string text)
    {
        foreach (var line in Unfolded(text))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                values.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim());
            }
        }
    }

    public string? MessageId => Ids("Message-ID").FirstOrDefault();

    /// <summary>The mail it answers: In-Reply-To, else the last of References (RFC 5322 §3.6.4).</summary>
    public string? ReplyTo => Ids("In-Reply-To").FirstOrDefault() ?? Ids("References").LastOrDefault();

    /// <summary>RFC 3834 §5, and what older programs write.</summary>
    public bool Automatic
        => values.GetValueOrDefault("Auto-Submitted") is { } submitted && !submitted.StartsWith("no", StringComparison.OrdinalIgnoreCase)
            || values.ContainsKey("X-Autoreply")
            || values.ContainsKey("X-Autorespond")
            || values.GetValueOrDefault("Precedence")?.ToLowerInvariant() is "bulk" or "junk" or "auto_reply";

    private static string[] Unfolded(string text)
        => text.ReplaceLineEndings("\n").Replace("\n ", " ", StringComparison.Ordinal).Replace("\n\t", " ", StringComparison.Ordinal).Split('\n');

    private IEnumerable<string> Ids(string name)
        => (values.GetValueOrDefault(name) ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
            .Select(id => id.Trim('<', '>'))
            .Where(id => id.Length is > 0 and <= WebhookPart.LongestId);
}
