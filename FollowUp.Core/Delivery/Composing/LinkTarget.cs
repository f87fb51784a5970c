using System.Buffers;
using System.Net;

namespace FollowUp.Core.Delivery.Composing;

/// <summary>Tells what kind of thing an address in HTML points at.</summary>
internal static class LinkTarget
{
    private static readonly SearchValues<char> Dropped = SearchValues.Create("\t\r\n");

    private static readonly string[] Harmless = ["mailto:", "tel:", "sms:", "#"];

    private static readonly string[] Pictures = ["cid:", "data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp"];

    /// <summary>The value as a browser reads it: entities decoded, blanks round it and line breaks in it dropped (WHATWG URL §4.4).</summary>
    public static string Read(ReadOnlySpan<char> attribute)
    {
        var value = attribute.Contains('&') ? WebUtility.HtmlDecode(attribute.ToString()) : attribute.ToString();
        if (value.AsSpan().ContainsAny(Dropped))
        {
            value = string.Concat(value.Where(c => !Dropped.Contains(c)));
        }

        return value.Trim(Blanks);
    }

    public static bool IsWeb(string target)
        => (Starts(target, "https://") || Starts(target, "http://"))
            && Uri.TryCreate(target, UriKind.Absolute, out var uri) && uri.Host.Length > 0;

    /// <summary>May stand in a link without being counted.</summary>
    public static bool IsHarmless(string target) => target.Length == 0 || Array.Exists(Harmless, start => Starts(target, start));

    public static bool IsPicture(string target) => IsWeb(target) || Array.Exists(Pictures, start => Starts(target, start));

    // C0 controls and space.
    private static readonly char[] Blanks = [.. Enumerable.Range(0, 33).Select(code => (char)code)];

    private static bool Starts(string text, string start) => text.StartsWith(start, StringComparison.OrdinalIgnoreCase);
}
