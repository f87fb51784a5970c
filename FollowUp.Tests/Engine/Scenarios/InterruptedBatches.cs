using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Composing;
using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Delivery.Routing;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>When something happens between the planning of a message and the record of its hand-over.</summary>
public enum Moment
{
    Planned,
    Claimed,
    GatesPassed,
    Sending,
    Landed,
}

/// <summary>The batches of the product, with something that happens once at a moment.</summary>
internal sealed class InterruptedBatches(IMessageBatches inner, Moment moment, Func<Task> happens) : IMessageBatches
{
    private bool happened;

    /// <summary>A send scan of the story's own parts over such batches.</summary>
    public static SendScan Scan(Story story, Moment moment, Func<Task> happens)
    {
        var batches = new InterruptedBatches(story.Get<IMessageBatches>(), moment, happens);
        var sorter = new MessageSorter(batches, story.Get<GateChain>(), story.Get<RoutePlanner>(), story.Clock);
        return new SendScan(
            batches, sorter, story.Get<MessageComposer>(), story.Get<HandOver>(), story.Get<AccountCircuits>(), story.Clock, TimeProvider.System, story.Get<SendScanOptions>(), NullLogger<SendScan>.Instance);
    }

    /// <summary>Runs it until nothing is due or on its way.</summary>
    public static async Task RunAsync(SendScan scan)
    {
        while (await scan.RunOnceAsync(CancellationToken.None) > 0)
        {
            // It says so itself.
        }
    }

    public Task RecoverAsync(Instant now, CancellationToken cancellationToken) => inner.RecoverAsync(now, cancellationToken);

    public async Task<MessageBatch> ClaimAsync(int most, Instant now, Duration lease, CancellationToken cancellationToken)
    {
        await ReachAsync(Moment.Planned, true);
        var batch = await inner.ClaimAsync(most, now, lease, cancellationToken);
        await ReachAsync(Moment.Claimed, batch.Messages.Count > 0);
        return batch;
    }

    public Task HoldAsync(Guid lease, IReadOnlyList<HeldMessage> held, Instant now, CancellationToken cancellationToken) => inner.HoldAsync(lease, held, now, cancellationToken);

    public Task NoteAsync(IReadOnlyList<NotedMessage> noted, Instant now, CancellationToken cancellationToken) => inner.NoteAsync(noted, now, cancellationToken);

    public Task RenewAsync(Guid lease, Instant until, CancellationToken cancellationToken) => inner.RenewAsync(lease, until, cancellationToken);

    public Task ReleaseAsync(Guid lease, IReadOnlyList<Guid> messageIds, Instant at, CancellationToken cancellationToken) => inner.ReleaseAsync(lease, messageIds, at, cancellationToken);

    public async Task<IReadOnlySet<Guid>> HandOverAsync(
        IReadOnlyList<HandedOver> ended, IReadOnlyList<ReadyMessage> next, Instant now, Duration timeLimit, CancellationToken cancellationToken)
    {
        await ReachAsync(Moment.GatesPassed, next.Count > 0);
        await ReachAsync(Moment.Landed, ended.Count > 0);
        var marked = await inner.HandOverAsync(ended, next, now, timeLimit, cancellationToken);
        await ReachAsync(Moment.Sending, marked.Count > 0);
        return marked;
    }

    private async Task ReachAsync(Moment reached, bool there)
    {
        if (there && reached == moment && !happened)
        {
            happened = true;
            await happens();
        }
    }
}
