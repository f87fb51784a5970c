namespace FollowUp.Infrastructure.Channels.Smtp;

/// <summary>
/// Limits of one hand-over. <paramref name="Total"/> stays below the 60 s lease under which a message is sent,
/// so that no hand-over is still running when another worker may take the message over.
/// </summary>
/// <param name="Connect">Name look-up and TCP connection.</param>
/// <param name="Command">From a command, or a group of them, to its last reply; also greeting and TLS handshake.</param>
/// <param name="Total">Everything, including the wait for a free connection.</param>
/// <param name="Confirmation">What must be left of the total before the body is sent: without time for an answer the end would be uncertain.</param>
/// <param name="Idle">How long an unused connection is kept.</param>
internal sealed record SmtpTimeouts(TimeSpan Connect, TimeSpan Command, TimeSpan Total, TimeSpan Confirmation, TimeSpan Idle)
{
    public static SmtpTimeouts Default { get; } = new(
        TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(45), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30));
}
