using FollowUp.Core.Delivery.Channels;

namespace FollowUp.Tests.Contracts;

/// <summary>A sender and what stands behind it.</summary>
internal abstract class SenderTrial : IAsyncDisposable
{
    private int made;

    public abstract IChannelSender Sender { get; }

    public abstract ChannelAccountSettings Account { get; }

    /// <summary>How many messages the provider has taken; a repeat it recognised is not one more.</summary>
    public abstract int Taken { get; }

    /// <summary>The provider recognises a repeat, whether the sender promises it or not.</summary>
    public abstract bool TellsRepeats { get; }

    /// <summary>What clients did against the protocol.</summary>
    public virtual IReadOnlyCollection<string> Violations => [];

    /// <summary>A plain message, with the next id.</summary>
    public OutboundMessage Message() => Plain(NextId());

    /// <summary>Everything the sender has a form for.</summary>
    public virtual IReadOnlyList<OutboundMessage> Messages() => [Message()];

    /// <summary>Messages that take files along, one for each form the sender has for them.</summary>
    public abstract IReadOnlyList<OutboundMessage> Laden();

    /// <summary>What came with each message that was taken: <c>name:SHA-256</c> of attachments, addresses of media.</summary>
    public abstract IEnumerable<string> TakenFiles();

    public Task<SendOutcome> SendAsync(OutboundMessage? message = null, CancellationToken cancellationToken = default)
        => SendAsync(message ?? Message(), Account, cancellationToken);

    public virtual Task<SendOutcome> SendAsync(OutboundMessage message, ChannelAccountSettings account, CancellationToken cancellationToken = default)
        => Sender.SendAsync(message, account, cancellationToken);

    public abstract ValueTask DisposeAsync();

    protected abstract OutboundMessage Plain(Guid id);

    protected Guid NextId() => new(Interlocked.Increment(ref made), 0x1000, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1);
}
