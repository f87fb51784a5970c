using System.Text;

namespace FollowUp.Tests.Support.Mime;

/// <summary>One address of a header: name and address (RFC 5322 §3.4).</summary>
internal static class AddressReader
{
    public static (string Name, string Address) Read(string value)
    {
        if (!value.EndsWith('>'))
        {
            return ("", value);
        }

        var open = value.LastIndexOf(" <", StringComparison.Ordinal);
        MimeReader.Require(open >= 0, "no angle bracket");
        return (Phrase(value[..open].Trim()), value[(open + 2)..^1]);
    }

    private static string Phrase(string phrase)
    {
        if (!phrase.StartsWith('"'))
        {
            MimeReader.Require(phrase.All(c => char.IsAsciiLetterOrDigit(c) || " !#$%&'*+-/=?^_`{|}~".Contains(c, StringComparison.Ordinal)), "a name that needs quotes");
            return EncodedWordReader.Decode(phrase);
        }

        var name = new StringBuilder();
        for (var i = 1; i < phrase.Length - 1; i++)
        {
            MimeReader.Require(phrase[i] != '"', "a quote within quotes");
            name.Append(phrase[i] == '\\' ? phrase[++i] : phrase[i]);
        }

        MimeReader.Require(phrase.EndsWith('"'), "an open quote");
        return name.ToString();
    }
}
