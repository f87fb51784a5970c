using System.Buffers;

namespace FollowUp.Web.Features.Sandbox;

/// <summary>A text message cut into words and web links, as a phone shows it.</summary>
public static class TextPieces
{
    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n<>\"");

    private static readonly string[] Starts = ["https://", "http://"];

    /// <summary>Pieces in order; joined they are the text again.</summary>
    public static IEnumerable<TextPiece> Of(string text)
    {
        var at = 0;
        while (Next(text, at) is var start and >= 0)
        {
            if (start > at)
            {
                yield return new TextPiece(text[at..start], false);
            }

            var length = text.AsSpan(start).IndexOfAny(Ends);
            var end = length < 0 ? text.Length : start + length;
            while (text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or ')')
            {
                end--;
            }

            yield return new TextPiece(text[start..end], true);
            at = end;
        }

        if (at < text.Length)
        {
            yield return new TextPiece(text[at..], false);
        }
    }

    private static int Next(string text, int from)
        => Starts.Select(start => text.IndexOf(start, from, StringComparison.OrdinalIgnoreCase)).Where(at => at >= 0).DefaultIfEmpty(-1).Min();
}

/// <summary>Words, or one link.</summary>
public sealed record TextPiece(string Text, bool IsLink);
