namespace FollowUp.Core.Sequences.Publishing;

/// <summary>
/// Whether the HTML of an e-mail leaves something open that swallows what comes after it: delivery writes the postal address
/// and the way to unsubscribe under every mail, and nobody would see them (WHATWG HTML 13.2.5, comments and raw text).
/// </summary>
public static class HiddenFooter
{
    private static readonly string[] Swallowing = ["style", "script", "title", "textarea", "noscript", "template", "select", "iframe", "xmp"];

    /// <returns>What is left open, such as <c>&lt;style&gt;</c> or <c>&lt;!--</c>; null when nothing is.</returns>
    public static string? By(string html)
    {
        for (var at = 0; at < html.Length;)
        {
            var open = html.IndexOf('<', at);
            if (open < 0)
            {
                return null;
            }

            if (Begins(html, open, "<!--"))
            {
                var end = html.IndexOf("-->", open + 4, StringComparison.Ordinal);
                if (end < 0)
                {
                    return "<!--";
                }

                at = end + 3;
            }
            else if (Swallowing.FirstOrDefault(name => IsTag(html, open, name)) is { } tag)
            {
                var end = html.IndexOf($"</{tag}", open, StringComparison.OrdinalIgnoreCase);
                if (end < 0)
                {
                    return $"<{tag}>";
                }

                at = end + tag.Length + 2;
            }
            else
            {
                at = open + 1;
            }
        }

        return null;
    }

    private static bool IsTag(string html, int open, string name)
        => Begins(html, open + 1, name) && open + 1 + name.Length < html.Length && html[open + 1 + name.Length] is '>' or '/' or ' ' or '\t' or '\n' or '\r';

    private static bool Begins(string html, int at, string what) => string.Compare(html, at, what, 0, what.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
