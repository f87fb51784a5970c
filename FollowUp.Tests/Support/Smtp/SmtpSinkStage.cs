namespace FollowUp.Tests.Support.Smtp;

/// <summary>Points at which a script can take over.</summary>
public enum SmtpSinkStage
{
    Greeting,
    Ehlo,
    Helo,
    StartTls,
    Auth,
    Mail,
    Rcpt,

    /// <summary>The DATA command.</summary>
    Data,

    /// <summary>354 has been said, and the first bytes of the body may come. Only closing and waiting make sense here.</summary>
    BodyBegins,

    /// <summary>The final dot has been read.</summary>
    Body,
    Reset,
}
