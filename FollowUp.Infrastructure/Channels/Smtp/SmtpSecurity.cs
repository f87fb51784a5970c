namespace FollowUp.Infrastructure.Channels.Smtp;

/// <summary>How the connection is protected.</summary>
internal enum SmtpSecurity
{
    /// <summary>Plain text, for a relay on the same machine or network.</summary>
    None,

    /// <summary>Upgraded by STARTTLS (RFC 3207); a server that does not offer it is not used.</summary>
    StartTls,

    /// <summary>TLS from the first byte (RFC 8314), usually on port 465.</summary>
    Tls,
}
