using System.Globalization;
using System.Text;

namespace FollowUp.Core.Consent.Keywords;

/// <summary>Brings texts into the form in which keywords are compared: without case, accents and whatever stands around the words.</summary>
public static class KeywordText
{
    /// <summary>No sentence that matters is longer; what follows is not read.</summary>
    private const int Longest = 1000;

    /// <summary>Capital letters and digits with single spaces between words; punctuation, quotes and emoji at both ends are gone.</summary>
    public static string Plain(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var plain = new StringBuilder();
        var gap = false;
        foreach (var rune in Decomposed(text.Length > Longest ? text[..Longest] : text).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || (rune.Value == '\'' && plain.Length > 0 && !gap))
            {
                plain.Append(gap && plain.Length > 0 ? " " : "").Append(Rune.ToUpperInvariant(rune));
                gap = false;
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark))
            {
                gap = true;
            }
        }

        return plain.ToString().TrimEnd('\'');
    }

    /// <summary>Wide and styled letters become plain ones, accents marks of their own, and all apostrophes the same.</summary>
    private static string Decomposed(string text)
    {
        try
        {
            return text.Replace('’', '\'').Replace('‘', '\'').Replace('´', '\'').Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair: no such text can be a keyword.
            return "";
        }
    }
}
