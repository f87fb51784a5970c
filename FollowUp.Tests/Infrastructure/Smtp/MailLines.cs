namespace FollowUp.Tests.Infrastructure.Smtp;

internal static class MailLines
{
    /// <summary>CR, LF and CRLF become CRLF; unlike <see cref="string.ReplaceLineEndings()"/> it lets U+0085, U+2028 and form feeds be.</summary>
    public static string ReplaceLineEndingsOfMail(this string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace("\n", "\r\n", StringComparison.Ordinal);
}
