using System.Text;

namespace FollowUp.Infrastructure.Channels;

/// <summary>What providers say, made fit to be stored and shown.</summary>
internal static class ProviderWords
{
    private const int Most = 500;

    /// <summary>No control characters, no doubled spaces, at most 500 characters.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, Most));
        foreach (var rune in text.EnumerateRunes())
        {
            var blank = Rune.IsControl(rune) || Rune.IsWhiteSpace(rune);
            if (blank && (line.Length == 0 || line[^1] == ' '))
            {
                continue;
            }

            if (line.Length + rune.Utf16SequenceLength > Most)
            {
                break;
            }

            line.Append(blank ? " " : rune.ToString());
        }

        return line.ToString().TrimEnd();
    }
}
