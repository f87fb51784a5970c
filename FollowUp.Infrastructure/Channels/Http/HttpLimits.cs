namespace FollowUp.Infrastructure.Channels.Http;

/// <summary>
/// Limits of one hand-over by HTTP. <paramref name="Total"/> stays below the 60 s lease under which a message is sent,
/// so that no hand-over is still running when another worker may take the message over.
/// </summary>
/// <param name="Connect">Name look-up, TCP connection and TLS handshake.</param>
/// <param name="Total">From the first byte to the last byte of the answer.</param>
/// <param name="AnswerBytes">Most that is read of an answer.</param>
internal sealed record HttpLimits(TimeSpan Connect, TimeSpan Total, int AnswerBytes)
{
    public static HttpLimits Default { get; } = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), 256 * 1024);
}
