using System.Globalization;
using System.Text;

namespace FollowUp.Core.Contacts;

/// <summary>E-mail addresses as RFC 5321 §4.1.2 allows them, compared without case.</summary>
public static class EmailAddress
{
    /// <summary>Octets of a whole address (RFC 5321 §4.5.3.1.3, less the brackets).</summary>
    public const int LongestLength = 254;

    /// <summary>The address trimmed and in lower case, or null when it is none.</summary>
    public static string? Normalise(string? text)
    {
        var address = text?.Trim().Normalize(NormalizationForm.FormC).ToLowerInvariant();
        if (string.IsNullOrEmpty(address) || address.Length > LongestLength || address.Any(char.IsControl))
        {
            return null;
        }

        var at = address.LastIndexOf('@');
        return at > 0 && IsLocalPart(address[..at]) && IsDomain(address[(at + 1)..]) ? address : null;
    }

    private static bool IsLocalPart(string part)
    {
        if (part.Length > 64)
        {
            return false;
        }

        if (part is ['"', .., '"'] && part.Length > 2)
        {
            return !part[1..^1].Replace("\\\\", "").Replace("\\\"", "").Contains('"');
        }

        return part[0] != '.' && part[^1] != '.' && !part.Contains("..")
            && part.All(c => c > 127 || char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~.".Contains(c));
    }

    private static bool IsDomain(string domain)
    {
        try
        {
            var ascii = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(domain);
            return ascii.Length <= 253 && (ascii.Contains('.') || ascii == "localhost");
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
