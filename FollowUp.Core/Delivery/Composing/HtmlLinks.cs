using System.Net;
using System.Text;

namespace FollowUp.Core.Delivery.Composing;

/// <summary>
/// Rewrites the links of HTML in one pass over the text, without building a document: http and https targets of links
/// are wrapped, targets that could run something are emptied, scripts are left out. All else stays as it was written.
/// </summary>
internal static class HtmlLinks
{
    /// <param name="links">Null leaves web links as they are.</param>
    public static string Rewrite(string html, LinkList? links)
    {
        var output = new StringBuilder(html.Length + 512);
        var copied = 0;
        for (var at = html.IndexOf('<'); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at))
        {
            if (html.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal))
            {
                at = After(html, "-->", at);
            }
            else if (!char.IsAsciiLetter(html[at + 1]))
            {
                at++;
            }
            else if (Names(html, at + 1, "script"))
            {
                output.Append(html, copied, at - copied);
                at = copied = After(html, ">", After(html, "</script", at));
            }
            else
            {
                at = Tag(html, at, links, output, ref copied);
            }
        }

        return copied == 0 && output.Length == 0 ? html : output.Append(html, copied, html.Length - copied).ToString();
    }

    /// <summary>Walks the attributes of the tag at <paramref name="start"/>; returns where the tag ends.</summary>
    private static int Tag(string html, int start, LinkList? links, StringBuilder output, ref int copied)
    {
        var isLink = Names(html, start + 1, "a") || Names(html, start + 1, "area");
        var reader = new HtmlAttributes(html, start);
        while (reader.Next())
        {
            if (Replacement(reader.Name, reader.Value, isLink, links) is { } value)
            {
                output.Append(html, copied, reader.ValueStart - copied).Append('"').Append(WebUtility.HtmlEncode(value)).Append('"');
                copied = reader.ValueEnd;
            }
        }

        return reader.End;
    }

    /// <returns>Null when the attribute may stay.</returns>
    private static string? Replacement(ReadOnlySpan<char> name, ReadOnlySpan<char> value, bool isLink, LinkList? links)
    {
        if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
        {
            return "";
        }

        if (Is(name, "href") || Is(name, "xlink:href"))
        {
            var target = LinkTarget.Read(value);
            if (LinkTarget.IsWeb(target))
            {
                return isLink && links is not null ? links.Wrap(target) : null;
            }

            return LinkTarget.IsHarmless(target) ? null : "";
        }

        if (Is(name, "src") || Is(name, "background"))
        {
            return LinkTarget.IsPicture(LinkTarget.Read(value)) ? null : "";
        }

        return (Is(name, "action") || Is(name, "formaction")) && !LinkTarget.IsWeb(LinkTarget.Read(value)) ? "" : null;
    }

    private static bool Is(ReadOnlySpan<char> name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static bool Names(string html, int at, string tag)
        => html.AsSpan(at).StartsWith(tag, StringComparison.OrdinalIgnoreCase)
            && (at + tag.Length >= html.Length || !char.IsAsciiLetterOrDigit(html[at + tag.Length]));

    private static int After(string html, string mark, int from)
        => html.IndexOf(mark, Math.Min(from, html.Length), StringComparison.OrdinalIgnoreCase) is var at and >= 0 ? at + mark.Length : html.Length;
}
