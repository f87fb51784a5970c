using System.Globalization;

namespace FollowUp.Infrastructure.Channels.Smtp;

/// <summary>A reply of the server (RFC 5321 §4.2). <paramref name="Text"/> holds its lines, and is empty for replies nobody reads.</summary>
internal readonly record struct SmtpReply(int Code, string Text)
{
    public bool IsSuccess => Code is >= 200 and < 300;

    public bool IsTemporary => Code is >= 400 and < 500;

    /// <summary>The server is about to close the connection (RFC 5321 §3.8).</summary>
    public bool IsClosing => Code == 421;

    /// <summary>Enhanced status code (RFC 3463) such as <c>5.1.1</c>, or empty.</summary>
    public string Enhanced => Text[..EnhancedLength(Text)];

    /// <summary>Basic and enhanced code as shown, such as <c>550 5.1.1</c>.</summary>
    public string CodeText
    {
        get
        {
            var code = Code.ToString(CultureInfo.InvariantCulture);
            return Enhanced.Length == 0 ? code : $"{code} {Enhanced}";
        }
    }

    /// <summary>What the server said, on one line, without codes, at most 500 characters.</summary>
    public string Words
    {
        get
        {
            var words = string.Join(' ', Text.Split('\n').Select(line => line[EnhancedLength(line)..].Trim()));
            return ProviderWords.OneLine(words.Length == 0 ? CodeText : words);
        }
    }

    private static int EnhancedLength(string line)
    {
        // class "." subject "." detail, then a space or the end (RFC 2034 §4).
        if (line.Length < 5 || line[0] is not ('2' or '4' or '5') || line[1] != '.')
        {
            return 0;
        }

        var dots = 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '.')
            {
                dots++;
            }
            else if (!char.IsAsciiDigit(line[i]))
            {
                return dots == 2 && line[i] is ' ' or '\n' && line[i - 1] != '.' ? i : 0;
            }
        }

        return dots == 2 && line[^1] != '.' ? line.Length : 0;
    }
}
