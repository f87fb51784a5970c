using System.Text;

namespace FollowUp.Core.Delivery.Texts;

/// <summary>Writes typographic signs by plain ones, so that one curly quote does not more than double the price of a message. Letters stay as they are.</summary>
public static class SmsFolding
{
    private static readonly Dictionary<char, string> Plain = Table(
        ("\u2018\u2019\u201a\u201b\u2032\u2035\u00b4\u02bc`", "'"),
        ("\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb", "\""),
        ("\u2039", "<"),
        ("\u203a", ">"),
        ("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        ("\u2026", "..."),
        ("\u2022\u00b7", "*"),
        ("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " "),
        ("\u00ad\u200b\u2060\ufeff", ""));

    public static string Fold(string text)
    {
        if (!text.Any(Plain.ContainsKey))
        {
            return text;
        }

        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            folded.Append(Plain.TryGetValue(letter, out var plain) ? plain : letter.ToString());
        }

        return folded.ToString();
    }

    private static Dictionary<char, string> Table(params (string Letters, string Plain)[] rows)
        => rows.SelectMany(row => row.Letters.Select(letter => (letter, row.Plain))).ToDictionary();
}
