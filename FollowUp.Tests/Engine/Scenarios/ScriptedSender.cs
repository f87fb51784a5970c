using System.Collections.Concurrent;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>Takes every message unless told otherwise, and remembers each hand-over.</summary>
internal sealed class ScriptedSender(IClock clock) : IChannelSender, IMessageLookUp
{
    private readonly ConcurrentQueue<Handed> taken = new();

    public string Provider => "sandbox";

    public SenderCapabilities Capabilities { get; init; } = SenderCapabilities.None;

    /// <summary>What it answers; may look at the message.</summary>
    public Func<OutboundMessage, SendOutcome> Answer { get; set; } = message => new SendOutcome.Accepted($"sandbox-{message.Id}");

    /// <summary>What it says when it is asked about a message.</summary>
    public Func<LookUpQuestion, LookUpResult> Find { get; set; } = _ => new LookUpResult.Unclear("Nobody said what to answer.");

    /// <summary>Every hand-over in order, whatever came of it.</summary>
    public IReadOnlyList<Handed> All => [.. taken];

    /// <summary>Those it accepted.</summary>
    public IReadOnlyList<Handed> Accepted => [.. taken.Where(one => one.Outcome is SendOutcome.Accepted)];

    public Task<SendOutcome> SendAsync(OutboundMessage message, ChannelAccountSettings account, CancellationToken cancellationToken)
    {
        var outcome = Answer(message);
        taken.Enqueue(new Handed(message.Id, message.Channel, message.To, clock.GetCurrentInstant(), message, outcome));
        return Task.FromResult(outcome);
    }

    public Task<LookUpResult> FindAsync(LookUpQuestion question, ChannelAccountSettings account, CancellationToken cancellationToken)
        => Task.FromResult(Find(question));
}

/// <summary>The same sender as a provider that is paid.</summary>
internal sealed class PaidSender(ScriptedSender sender) : IChannelSender, IMessageLookUp
{
    public string Provider => "twilio";

    public SenderCapabilities Capabilities => sender.Capabilities;

    public Task<SendOutcome> SendAsync(OutboundMessage message, ChannelAccountSettings account, CancellationToken cancellationToken) => sender.SendAsync(message, account, cancellationToken);

    public Task<LookUpResult> FindAsync(LookUpQuestion question, ChannelAccountSettings account, CancellationToken cancellationToken) => sender.FindAsync(question, account, cancellationToken);
}

/// <summary>One hand-over.</summary>
internal sealed record Handed(Guid MessageId, Channel Channel, string To, Instant At, OutboundMessage Message, SendOutcome Outcome);
