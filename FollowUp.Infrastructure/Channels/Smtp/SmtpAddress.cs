using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FollowUp.Infrastructure.Channels.Smtp;

/// <summary>An e-mail address as it goes over the wire: local part quoted where it must be, domain in ASCII.</summary>
internal sealed class SmtpAddress
{
    private static readonly SearchValues<char> AtomCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~");

    private static readonly IdnMapping Idn = new() { AllowUnassigned = false, UseStd3AsciiRules = true };

    private SmtpAddress(string local, string domain)
    {
        Domain = domain;
        Wire = $"{local}@{domain}";
        NeedsUtf8 = !Ascii.IsValid(local);
    }

    /// <summary>Domain in ASCII, such as <c>xn--bcher-kva.example</c>.</summary>
    public string Domain { get; }

    /// <summary>The whole address without angle brackets.</summary>
    public string Wire { get; }

    /// <summary>The local part is not ASCII: only a server that offers SMTPUTF8 (RFC 6531) can take it.</summary>
    public bool NeedsUtf8 { get; }

    /// <summary>Reads <c>local@domain</c>, with a quoted local part if need be (RFC 5321 §4.1.2).</summary>
    /// <exception cref="ArgumentException">Not an address. The message does not repeat it.</exception>
    public static SmtpAddress Parse(string text)
    {
        // Also what keeps commands and headers from being injected.
        if (text.Any(char.IsControl))
        {
            throw new ArgumentException("The e-mail address contains a line break or another control character.");
        }

        var at = text.StartsWith('"') ? EndOfQuoted(text) : text.IndexOf('@', StringComparison.Ordinal);
        if (at < 1 || at >= text.Length || text[at] != '@')
        {
            throw new ArgumentException("The e-mail address has no @ between its two parts.");
        }

        var local = LocalPart(text[..at]);
        var domain = DomainPart(text[(at + 1)..]);
        // RFC 5321 §4.5.3.1; the path's 256 octets include its angle brackets.
        if (Encoding.UTF8.GetByteCount(local) > 64 || Encoding.UTF8.GetByteCount(local) + 1 + domain.Length > 254)
        {
            throw new ArgumentException("The e-mail address is too long.");
        }

        return new SmtpAddress(local, domain);
    }

    private static int EndOfQuoted(string text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '"')
            {
                return i + 1;
            }
        }

        return -1;
    }

    private static string LocalPart(string local)
    {
        var quoted = local.StartsWith('"');
        var content = quoted ? Unquote(local) : local;
        if (!content.IsNormalized(NormalizationForm.FormC))
        {
            content = content.Normalize(NormalizationForm.FormC);
        }

        if (content.Split('.').All(IsAtom))
        {
            return content;
        }

        if (quoted && !IsWellFormed(content.Replace(' ', '_')))
        {
            throw new ArgumentException("The e-mail address has a character between its quotes that is not allowed there.");
        }

        // Two dots in a row are in real use at some mobile carriers; between quotes they are lawful.
        if (!quoted && !content.Split('.').All(part => part.Length == 0 || IsAtom(part)))
        {
            throw new ArgumentException("The e-mail address has a character before the @ that is not allowed there.");
        }

        return $"\"{content.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    private static string Unquote(string local)
    {
        var content = new StringBuilder(local.Length);
        for (var i = 1; i < local.Length - 1; i++)
        {
            content.Append(local[i] == '\\' ? local[++i] : local[i]);
        }

        return content.ToString();
    }

    private static bool IsAtom(string part) => part.Length > 0 && part.All(c => c > 127 || AtomCharacters.Contains(c)) && IsWellFormed(part);

    private static bool IsWellFormed(string part) => !part.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar || Rune.IsWhiteSpace(rune));

    private static string DomainPart(string domain)
    {
        if (domain.StartsWith('[') && domain.EndsWith(']'))
        {
            return IsLiteral(domain[1..^1]) ? domain : throw new ArgumentException("The e-mail address has a wrong address literal after the @.");
        }

        if (IsPlainHost(domain))
        {
            return domain.ToLowerInvariant();
        }

        try
        {
            return Idn.GetAscii(domain.TrimEnd('.')).ToLowerInvariant();
        }
        catch (ArgumentException exception)
        {
            throw new ArgumentException("The e-mail address has no valid domain after the @.", exception);
        }
    }

    private static bool IsPlainHost(string domain) => domain.Length <= 253 && domain.Split('.').All(label =>
        label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));

    private static bool IsLiteral(string text)
    {
        const string six = "IPv6:";
        return text.StartsWith(six, StringComparison.OrdinalIgnoreCase)
            ? IPAddress.TryParse(text.AsSpan(six.Length), out var address) && address.AddressFamily == AddressFamily.InterNetworkV6
            : text.Count(c => c == '.') == 3 && IPAddress.TryParse(text, out _);
    }
}
