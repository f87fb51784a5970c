using System.Net.Mail;

namespace FollowUp.Core.Organizations;

/// <summary>E-mail addresses of members and of the organization itself.</summary>
public static class AccountEmail
{
    /// <summary>Longest address that fits an SMTP path (RFC 5321 §4.5.3.1.3, less the brackets).</summary>
    public const int Longest = 254;

    /// <summary>One plain address: no display name, no spaces, no control characters.</summary>
    public static bool IsValid(string text)
        => text.Length is > 2 and <= Longest
            && !text.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || letter is ',' or ';' or '<' or '>' or '"')
            && MailAddress.TryCreate(text, out var address)
            && address.Address == text;
}
