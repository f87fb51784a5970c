using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Composing;
using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Kernel;
using FollowUp.Core.Templates;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace FollowUp.Core.Delivery;

/// <summary>
/// The one pipeline of every outgoing message: claim → gates → compose → route → hand over → record. After a crash at
/// most one chunk is in doubt: a chunk is marked before it leaves and recorded together with the mark of the next.
/// </summary>
public sealed partial class SendScan(
    IMessageBatches batches,
    IChannelDirectory directory,
    GateChain gates,
    MessageComposer composer,
    HandOver handOver,
    IClock clock,
    SendScanOptions options,
    ILogger<SendScan> logger)
{
    /// <summary>How long a message rests whose organization has no account for its channel.</summary>
    private static readonly Duration NoAccountRest = Duration.FromMinutes(5);

    /// <returns>How many messages were claimed.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        await batches.RecoverAsync(clock.GetCurrentInstant(), cancellationToken);
        var batch = await batches.ClaimAsync(options.BatchSize, clock.GetCurrentInstant(), options.Lease, cancellationToken);
        if (batch.Messages.Count == 0)
        {
            return 0;
        }

        var routed = await SortAsync(batch, cancellationToken);
        await SendAsync(batch, routed, cancellationToken);
        return batch.Messages.Count;
    }

    private async Task<List<Routed>> SortAsync(MessageBatch batch, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var held = new List<HeldMessage>();
        var routed = new List<Routed>();
        foreach (var message in batch.Messages)
        {
            if (gates.Check(new GateContext(message, message.Address, message.Suppressed, now) { Budget = batch.Budget }) is { } stopped)
            {
                held.Add(Held(message, stopped.Gate, stopped.Verdict));
                continue;
            }

            var routes = await directory.FindAsync(message.OrganizationId, message.Channel, cancellationToken);
            if (routes.Count == 0)
            {
                var channel = message.Channel.ToString().ToLowerInvariant();
                held.Add(new HeldMessage(message, MessageState.Planned, "route", $"No {channel} account is set up.", $"channel {channel}", now + NoAccountRest));
                continue;
            }

            routed.Add(new Routed(message, routes[0]));
        }

        if (held.Count > 0)
        {
            await batches.HoldAsync(batch.Lease, held, now, cancellationToken);
        }

        return routed;
    }

    private async Task SendAsync(MessageBatch batch, List<Routed> routed, CancellationToken cancellationToken)
    {
        HandedOver[] ended = [];
        var chunks = routed.Chunk(options.Concurrency).ToList();
        var next = chunks.Count > 0 ? Compose(batch, chunks[0]) : new Composed([], []);
        var claimedAt = clock.GetCurrentInstant();
        for (var index = 0; index < chunks.Count && !cancellationToken.IsCancellationRequested; index++)
        {
            var current = next;
            if (clock.GetCurrentInstant() - claimedAt > options.Lease / 3)
            {
                claimedAt = clock.GetCurrentInstant();
                await batches.RenewAsync(batch.Lease, claimedAt + options.Lease, cancellationToken);
            }

            var marked = await batches.HandOverAsync(batch.Lease, [.. ended, .. current.Broken], current.Ready, clock.GetCurrentInstant(), options.TimeLimit, cancellationToken);

            // A hand-over that has begun is seen through, also when the process is asked to stop.
            var going = current.Ready.Where(ready => marked.Contains(ready.Message.Id)).Select(ready => handOver.SendAsync(ready, CancellationToken.None)).ToList();

            // The next chunk is composed while this one is on its way.
            next = index + 1 < chunks.Count ? Compose(batch, chunks[index + 1]) : new Composed([], []);
            ended = await Task.WhenAll(going);
        }

        if (ended.Length > 0)
        {
            // What providers have said must be written down, also when the process is asked to stop.
            await batches.HandOverAsync(batch.Lease, ended, [], clock.GetCurrentInstant(), options.TimeLimit, CancellationToken.None);
        }
    }

    private Composed Compose(MessageBatch batch, Routed[] chunk)
    {
        var ready = new List<ReadyMessage>(chunk.Length);
        var broken = new List<HandedOver>();
        foreach (var (message, route) in chunk)
        {
            try
            {
                var template = message.TemplateId is { } id ? batch.Templates.GetValueOrDefault(id) ?? throw new TemplateException("The template no longer exists.") : null;
                var composed = composer.Compose(message, message.Address!, batch.Organizations[message.OrganizationId], template, route);
                ready.Add(new ReadyMessage(message, route, composed.Outbound, composed.Links));
            }
            catch (TemplateException error)
            {
                LogBroken(error, message.Id);
                var now = clock.GetCurrentInstant();
                broken.Add(new HandedOver(message, route, message.Address!, MessageState.Failed, new SendOutcome.Rejected("template", error.Message), now, now, null));
            }
        }

        return new Composed(ready, broken);
    }

    private static HeldMessage Held(QueuedMessage message, IGate gate, Verdict verdict) => verdict switch
    {
        Verdict.Defer defer => new HeldMessage(message, MessageState.Planned, gate.Name, defer.Reason, defer.Input, defer.Until),
        Verdict.Cancel cancel => new HeldMessage(message, MessageState.Cancelled, gate.Name, cancel.Reason, cancel.Input, null),
        Verdict.Skip skip => new HeldMessage(message, gate is ExpiryGate ? MessageState.Expired : MessageState.Skipped, gate.Name, skip.Reason, skip.Input, null),
        _ => throw new InvalidOperationException($"The gate {gate.Name} held a message with {verdict.GetType().Name}."),
    };

    [LoggerMessage(LogLevel.Warning, "Message {MessageId} cannot be rendered.")]
    private partial void LogBroken(Exception error, Guid messageId);

    private sealed record Routed(QueuedMessage Message, ChannelRoute Route);

    private sealed record Composed(IReadOnlyList<ReadyMessage> Ready, IReadOnlyList<HandedOver> Broken);
}
