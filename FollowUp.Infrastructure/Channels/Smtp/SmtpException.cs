namespace FollowUp.Infrastructure.Channels.Smtp;

/// <summary>The server, or the way to it, cannot be used now. Carries what the attempt will show.</summary>
internal sealed class SmtpException(string code, string reason, Exception? inner = null) : Exception(reason, inner)
{
    /// <summary>The server's code such as <c>535 5.7.8</c>, or one of ours: connection, dns, tls, auth, protocol.</summary>
    public string Code { get; } = code;

    public static SmtpException Refused(SmtpReply reply) => new(reply.CodeText, reply.Words);
}
