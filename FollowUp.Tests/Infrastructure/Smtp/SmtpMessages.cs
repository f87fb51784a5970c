using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Kernel;

namespace FollowUp.Tests.Infrastructure.Smtp;

/// <summary>Makes messages with ids that count up.</summary>
internal sealed class SmtpMessages
{
    private int made;

    public OutboundMessage Next(string to = "ann@example.com") => new(
        new Guid(Interlocked.Increment(ref made), 0x1000, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1), Guid.Empty, Channel.Email, to, "Ann",
        "shop@shop.example", "The shop", null, "How was it?", "<p>How was it?</p>", "How was it?", new Dictionary<string, string>(), []);
}
