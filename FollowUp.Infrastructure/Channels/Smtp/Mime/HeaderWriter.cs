using System.Text;

namespace FollowUp.Infrastructure.Channels.Smtp.Mime;

/// <summary>
/// Writes header fields, folded at 78 characters where there is a place to fold, and never over 998 (RFC 5322 §2.1.1).
/// Line breaks and other control characters in values are refused: they would let a value write headers of its own.
/// </summary>
internal readonly struct HeaderWriter(PooledBuffer to)
{
    private const int Preferred = 78;
    private const int Hard = 998;

    /// <summary>A value that is ASCII and has a syntax of its own.</summary>
    /// <exception cref="ArgumentException">The value cannot be written on lawful lines.</exception>
    public void Raw(string name, string value)
    {
        if (!Ascii.IsValid(value))
        {
            throw new ArgumentException($"The header {name} may hold ASCII only.");
        }

        Fold(value, Begin(name, value));
        to.Add("\r\n"u8);
    }

    /// <summary>Text for people, such as a subject.</summary>
    /// <exception cref="ArgumentException">A line break or another control character.</exception>
    public void Text(string name, string value)
    {
        var column = Begin(name, value);
        if (IsPlain(value))
        {
            Fold(value, column);
        }
        else
        {
            EncodedWords.Write(to, value, column);
        }

        to.Add("\r\n"u8);
    }

    /// <summary>A header given by the caller: as it is when ASCII, else encoded.</summary>
    /// <exception cref="ArgumentException">Not a header name, or a value that cannot be written.</exception>
    public void Extra(string name, string value)
    {
        // RFC 5322 §3.6.8; the length keeps the name line within bounds.
        if (name.Length is 0 or > 70 || !name.All(c => c is > ' ' and < '\x7f' and not ':'))
        {
            throw new ArgumentException("A header has a name that is not one.");
        }

        value = value.Trim(' ');
        // RFC 2369 and RFC 8058 know no encoded words: a link has to be ASCII.
        if (Ascii.IsValid(value) || name.StartsWith("List-", StringComparison.OrdinalIgnoreCase))
        {
            Raw(name, value);
        }
        else
        {
            Text(name, value);
        }
    }

    /// <summary>One address, with the name of its owner if known.</summary>
    /// <exception cref="ArgumentException">A line break or another control character in the name.</exception>
    public void Address(string name, SmtpAddress address, string? owner)
    {
        owner = owner?.Trim() ?? "";
        var column = Begin(name, owner);
        if (owner.Length == 0)
        {
            to.Add(address.Wire);
            to.Add("\r\n"u8);
            return;
        }

        column = Phrase(owner, column);
        to.Add(column + 3 + Encoding.UTF8.GetByteCount(address.Wire) > EncodedWords.LineLimit ? "\r\n <"u8 : " <"u8);
        to.Add(address.Wire);
        to.Add(">\r\n"u8);
    }

    /// <summary>A value with one parameter that may be any text, such as a file name (RFC 2231).</summary>
    /// <exception cref="ArgumentException">A line break or another control character.</exception>
    public void Parameter(string name, string value, string parameter, string text)
    {
        Begin(name, text);
        to.Add(value);
        MimeParameter.Write(to, parameter, text);
        to.Add("\r\n"u8);
    }

    private int Begin(string name, string value)
    {
        foreach (var c in value)
        {
            if (char.IsControl(c))
            {
                throw new ArgumentException($"The header {name} contains a line break or another control character.");
            }
        }

        to.Add(name);
        to.Add(": "u8);
        return name.Length + 2;
    }

    /// <summary>Can stand unencoded and come back the same: printable, no lone or doubled spaces to get lost, no endless word.</summary>
    private static bool IsPlain(string value) =>
        Ascii.IsValid(value)
        && !value.Contains("=?", StringComparison.Ordinal)
        && !value.StartsWith(' ') && !value.EndsWith(' ') && !value.Contains("  ", StringComparison.Ordinal)
        && value.Split(' ').All(word => word.Length < Preferred);

    private int Phrase(string owner, int column)
    {
        if (!IsPlain(owner) || owner.Length + column + 2 > Preferred)
        {
            return EncodedWords.Write(to, owner, column);
        }

        var atoms = owner.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '_' or '\'' or '&' or '+');
        var phrase = atoms ? owner : $"\"{owner.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
        to.Add(phrase);
        return column + phrase.Length;
    }

    /// <summary>Breaks lines before spaces; what has none stays on one line as long as that is lawful.</summary>
    private void Fold(ReadOnlySpan<char> value, int column)
    {
        while (value.Length > 0)
        {
            var word = value.IndexOfAnyExcept(' ');
            var end = word < 0 ? -1 : value[word..].IndexOf(' ');
            var length = end < 0 ? value.Length : word + end;
            if (column + length > Preferred && value[0] == ' ')
            {
                to.Add("\r\n"u8);
                column = 0;
            }

            if (column + length > Hard)
            {
                throw new ArgumentException("A header holds a word that is longer than a line may be.");
            }

            to.Add(value[..length]);
            column += length;
            value = value[length..];
        }
    }
}
