namespace FollowUp.Core.Delivery.Composing;

/// <summary>Reads the attributes of one start tag as browsers do (HTML standard §13.2.5): quoted by either mark or not at all.</summary>
internal ref struct HtmlAttributes
{
    private readonly string html;
    private int at;

    /// <param name="start">Where the tag's <c>&lt;</c> stands.</param>
    public HtmlAttributes(string html, int start)
    {
        this.html = html;
        at = start + 1;
        while (at < html.Length && !IsBreak(html[at]))
        {
            at++;
        }

        End = at;
    }

    public ReadOnlySpan<char> Name { get; private set; }

    public ReadOnlySpan<char> Value { get; private set; }

    /// <summary>Where the value begins, its quotation mark included.</summary>
    public int ValueStart { get; private set; }

    public int ValueEnd { get; private set; }

    /// <summary>After the tag, once <see cref="Next"/> said that there is no more.</summary>
    public int End { get; private set; }

    /// <summary>Moves to the next attribute that has a value.</summary>
    public bool Next()
    {
        while (true)
        {
            while (at < html.Length && (char.IsWhiteSpace(html[at]) || html[at] == '/'))
            {
                at++;
            }

            if (at >= html.Length || html[at] == '>')
            {
                End = Math.Min(at + 1, html.Length);
                return false;
            }

            var start = at++;
            while (at < html.Length && html[at] != '=' && !IsBreak(html[at]))
            {
                at++;
            }

            Name = html.AsSpan(start, at - start);
            SkipBlanks();
            if (at < html.Length && html[at] == '=')
            {
                at++;
                SkipBlanks();
                ReadValue();
                return true;
            }
        }
    }

    private static bool IsBreak(char c) => char.IsWhiteSpace(c) || c is '/' or '>';

    private void ReadValue()
    {
        ValueStart = at;
        if (at < html.Length && html[at] is '"' or '\'')
        {
            var close = html.IndexOf(html[at], at + 1);
            var end = close < 0 ? html.Length : close;
            Value = html.AsSpan(at + 1, end - at - 1);
            at = Math.Min(end + 1, html.Length);
        }
        else
        {
            while (at < html.Length && !char.IsWhiteSpace(html[at]) && html[at] != '>')
            {
                at++;
            }

            Value = html.AsSpan(ValueStart, at - ValueStart);
        }

        ValueEnd = at;
    }

    private void SkipBlanks()
    {
        while (at < html.Length && char.IsWhiteSpace(html[at]))
        {
            at++;
        }
    }
}
