using System.Net;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace FollowUp.Infrastructure.Persistence.Privacy;

/// <summary>What tells that a text speaks of a person, and how it is taken out of it.</summary>
/// <param name="Email">Null when there is none.</param>
/// <param name="Phone">E.164; null when there is none, or somebody else has the same number.</param>
/// <param name="FullName">First and last name; null unless the person is the only one called so.</param>
/// <param name="Names">Single names: they count only where the text already speaks of the person.</param>
internal sealed record PersonTraces(string? Email, string? Phone, string? FullName, IReadOnlyList<string> Names)
{
    public const string Blank = "[erased]";

    private const int ShortestName = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private Regex? certain;
    private Regex? whole;

    /// <summary>Every way in which the certain traces may be written; case is the searcher's business.</summary>
    public IReadOnlyList<string> Spellings
        => [.. new[] { Email, Phone?.TrimStart('+'), FullName }.OfType<string>().SelectMany(Written).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Whether there is anything to look for.</summary>
    public bool Any => Email is not null || Phone is not null || FullName is not null;

    public bool Mentions(string text) => (certain ??= Certain()).IsMatch(text);

    /// <summary>The text without the person; names only as words of their own, and never as names of JSON fields.</summary>
    public string Without(string text, string blank = Blank)
        => (whole ??= Whole()).Replace((certain ??= Certain()).Replace(text, blank), blank);

    private static IEnumerable<string> Written(string text) =>
    [
        text, text.ToLowerInvariant(), text.ToUpperInvariant(), Uri.EscapeDataString(text), WebUtility.UrlEncode(text), WebUtility.HtmlEncode(text),
        HtmlEncoder.Default.Encode(text), JavaScriptEncoder.Default.Encode(text), JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text), text.Replace("@", "\\u0040", StringComparison.Ordinal),
    ];

    private Regex Certain()
    {
        var parts = new List<string>();
        parts.AddRange(new[] { Email, FullName }.OfType<string>().SelectMany(Written).Distinct().OrderByDescending(one => one.Length).Select(Regex.Escape));
        if (Phone is not null)
        {
            parts.Add($@"(?:\+|%2B|\\u002B|&#43;|&#x2B;)?{Phone.TrimStart('+')}");
        }

        return new Regex(parts.Count == 0 ? "(?!)" : string.Join('|', parts), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);
    }

    private Regex Whole()
    {
        var names = Names.Where(name => name.Length >= ShortestName).SelectMany(Written).Distinct().OrderByDescending(one => one.Length).Select(Regex.Escape).ToList();
        return new Regex(names.Count == 0 ? "(?!)" : $@"(?<![\w]){"(?:" + string.Join('|', names) + ")"}(?![\w])(?!""\s*:)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);
    }
}
