using System.Globalization;
using FollowUp.Core.Delivery.Channels;

namespace FollowUp.Infrastructure.Channels.Smtp;

/// <summary>The settings of one account, checked. Equal settings share a pool.</summary>
/// <param name="Connections">Most connections open at once.</param>
/// <param name="Ehlo">Name to greet with; null takes the machine's own.</param>
internal sealed record SmtpSettings(
    string Host,
    int Port,
    SmtpSecurity Security,
    string? User,
    string? Password,
    int Connections,
    int MailsPerConnection,
    string? Ehlo,
    bool AcceptInvalidCertificate)
{
    /// <summary>Reads <c>host, port, security, user, connections, mailsPerConnection, ehlo, acceptInvalidCertificate</c> and the secret <c>password</c>.</summary>
    /// <exception cref="ArgumentException">A setting is missing or wrong; the message says which.</exception>
    public static SmtpSettings From(ChannelAccountSettings account)
    {
        var security = (Text(account, "security") ?? "starttls").ToLowerInvariant() switch
        {
            "none" => SmtpSecurity.None,
            "starttls" => SmtpSecurity.StartTls,
            "tls" => SmtpSecurity.Tls,
            _ => throw new ArgumentException("The SMTP setting security must be none, starttls or tls."),
        };
        var host = Text(account, "host");
        if (host is null || !IsHostName(host))
        {
            throw new ArgumentException("The SMTP setting host is missing or not a host name.");
        }

        var ehlo = Text(account, "ehlo");
        if (ehlo is not null && !IsHostName(ehlo))
        {
            throw new ArgumentException("The SMTP setting ehlo is not a host name.");
        }

        var user = Text(account, "user");
        var password = account.Secrets.GetValueOrDefault("password");
        if (user?.Contains('\0') == true || password?.Contains('\0') == true)
        {
            throw new ArgumentException("The SMTP user and password must not contain NUL (RFC 4616).");
        }

        return new SmtpSettings(
            host,
            Number(account, "port", DefaultPort(security), 65535),
            security,
            user,
            password,
            Number(account, "connections", 8, 256),
            Number(account, "mailsPerConnection", 100, 100_000),
            ehlo,
            string.Equals(Text(account, "acceptInvalidCertificate"), "true", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Leaves the password out.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port} ({Security})");

    private static int DefaultPort(SmtpSecurity security) => security switch
    {
        SmtpSecurity.Tls => 465,
        SmtpSecurity.StartTls => 587,
        _ => 25,
    };

    private static string? Text(ChannelAccountSettings account, string key) =>
        account.Settings.TryGetValue(key, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private static int Number(ChannelAccountSettings account, string key, int fallback, int max)
    {
        var text = Text(account, key);
        if (text is null)
        {
            return fallback;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= max
            ? number
            : throw new ArgumentException($"The SMTP setting {key} must be a number from 1 to {max}.");
    }

    private static bool IsHostName(string text) =>
        text.Length <= 255 && text.All(c => !char.IsControl(c) && !char.IsWhiteSpace(c) && c is not ('<' or '>' or '"'));
}
