using System.Text;

namespace FollowUp.Core.Delivery.Composing;

/// <summary>The line that mail programs show beside the subject.</summary>
internal static class Preheader
{
    private const int Longest = 110;

    /// <summary>The first words of the text, without addresses.</summary>
    public static string Of(string text)
    {
        var line = new StringBuilder(Longest);
        foreach (var range in text.AsSpan().SplitAny(" \t\r\n"))
        {
            var word = text.AsSpan(range);
            if (word.IsEmpty || word.Contains("://", StringComparison.Ordinal))
            {
                continue;
            }

            if (line.Length + word.Length >= Longest)
            {
                break;
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        return line.ToString();
    }
}
