using System.Globalization;

namespace FollowUp.Infrastructure.Channels.Smtp;

/// <summary>What the server offered in its reply to EHLO.</summary>
/// <param name="MaxSize">Largest mail it takes in bytes (RFC 1870); 0 means it names no limit, null that it does not offer SIZE.</param>
internal sealed record SmtpCapabilities(
    bool Pipelining, bool StartTls, bool EightBitMime, bool SmtpUtf8, bool AuthPlain, bool AuthLogin, long? MaxSize)
{
    /// <summary>A server that knows HELO alone.</summary>
    public static SmtpCapabilities None { get; } = new(false, false, false, false, false, false, null);

    public static SmtpCapabilities Parse(string ehloText)
    {
        var found = None;
        foreach (var line in ehloText.Split('\n').Skip(1))
        {
            // Some old servers write AUTH=PLAIN.
            var words = line.Split([' ', '='], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            found = words.FirstOrDefault()?.ToUpperInvariant() switch
            {
                "PIPELINING" => found with { Pipelining = true },
                "STARTTLS" => found with { StartTls = true },
                "8BITMIME" => found with { EightBitMime = true },
                "SMTPUTF8" => found with { SmtpUtf8 = true },
                "SIZE" => found with { MaxSize = Size(words) },
                "AUTH" => found with
                {
                    AuthPlain = found.AuthPlain || words.Contains("PLAIN", StringComparer.OrdinalIgnoreCase),
                    AuthLogin = found.AuthLogin || words.Contains("LOGIN", StringComparer.OrdinalIgnoreCase),
                },
                _ => found,
            };
        }

        return found;
    }

    private static long Size(string[] words) =>
        words.Length > 1 && long.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0;
}
