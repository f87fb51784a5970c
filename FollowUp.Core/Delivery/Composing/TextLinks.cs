using System.Buffers;
using System.Text;

namespace FollowUp.Core.Delivery.Composing;

/// <summary>Rewrites the web addresses in plain text.</summary>
internal static class TextLinks
{
    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n<>\"");

    public static string Rewrite(string text, LinkList links)
    {
        StringBuilder? output = null;
        var copied = 0;
        for (var at = Find(text, 0); at >= 0; at = Find(text, at))
        {
            var length = text.AsSpan(at).IndexOfAny(Ends);
            var end = length < 0 ? text.Length : at + length;
            while (end > at && IsPunctuation(text, at, end))
            {
                end--;
            }

            var target = text[at..end];
            if (LinkTarget.IsWeb(target))
            {
                (output ??= new StringBuilder(text.Length + 128)).Append(text, copied, at - copied).Append(links.Wrap(target));
                copied = end;
            }

            at = Math.Max(end, at + 1);
        }

        return output is null ? text : output.Append(text, copied, text.Length - copied).ToString();
    }

    private static int Find(string text, int from)
    {
        for (var at = text.IndexOf("://", Math.Min(from, text.Length), StringComparison.Ordinal); at >= 0; at = text.IndexOf("://", at + 3, StringComparison.Ordinal))
        {
            if (Before(text, at, "https") is var start and >= 0 && start >= from)
            {
                return start;
            }

            if (Before(text, at, "http") is var plain and >= 0 && plain >= from)
            {
                return plain;
            }
        }

        return -1;
    }

    private static int Before(string text, int at, string scheme)
        => at >= scheme.Length && text.AsSpan(at - scheme.Length, scheme.Length).Equals(scheme, StringComparison.OrdinalIgnoreCase) ? at - scheme.Length : -1;

    /// <summary>Marks that end a sentence belong to it; a closing bracket only when the address opened none.</summary>
    private static bool IsPunctuation(string text, int start, int end)
        => text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '\'' or '*' or '_'
            || (text[end - 1] is ')' && !text.AsSpan(start, end - start).Contains('('))
            || (text[end - 1] is ']' && !text.AsSpan(start, end - start).Contains('['));
}
