namespace FollowUp.Tests.Support.Smtp;

/// <summary>What a sink offers and keeps. The default is a plain server with PIPELINING that keeps every mail.</summary>
internal sealed record SmtpSinkOptions
{
    /// <summary>Port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    public SmtpSinkKeep Keep { get; init; } = SmtpSinkKeep.Mails;

    /// <summary>Knows EHLO; otherwise HELO alone.</summary>
    public bool Ehlo { get; init; } = true;

    public bool Pipelining { get; init; } = true;

    public bool EightBitMime { get; init; } = true;

    public bool SmtpUtf8 { get; init; }

    public bool StartTls { get; init; }

    public bool ImplicitTls { get; init; }

    /// <summary>Largest mail in bytes, offered as SIZE; null does not offer it.</summary>
    public long? MaxSize { get; init; }

    /// <summary>Offered mechanisms such as <c>PLAIN LOGIN</c>; null offers no AUTH.</summary>
    public string? Auth { get; init; }

    public string User { get; init; } = "user";

    public string Password { get; init; } = "password";

    /// <summary>Answers DATA with 354 although no address was taken, as RFC 2920 §3.1 allows.</summary>
    public bool AsksForBodyRegardless { get; init; }
}
