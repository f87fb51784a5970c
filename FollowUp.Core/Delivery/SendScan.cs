using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Composing;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Delivery.Routing;
using FollowUp.Core.Kernel;
using FollowUp.Core.Templates;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace FollowUp.Core.Delivery;

/// <summary>
/// The one pipeline of every outgoing message: claim → gates → route → compose → hand over → record. Messages are marked
/// before they leave and recorded together with the mark of the next, so that after a crash never more are in doubt than
/// were on their way at once. Those that take long do not hold up the others: they are recorded when they come back.
/// Where more is due than a batch takes and all goes quickly, the next is claimed while the last of this one leave. One
/// call at a time.
/// </summary>
public sealed partial class SendScan(
    IMessageBatches batches,
    MessageSorter sorter,
    MessageComposer composer,
    HandOver handOver,
    AccountCircuits circuits,
    IClock clock,
    TimeProvider time,
    SendScanOptions options,
    ILogger<SendScan> logger)
{
    /// <summary>When a message is claimed again whose account had no seat left.</summary>
    private static readonly Duration NoSeatRest = Duration.FromSeconds(1);

    /// <summary>
    /// Two thirds of a batch within this: then its rest and the batch behind it have left a second later, and urgent mail
    /// that comes meanwhile waits no longer. A slower one is not followed by one that waits for it.
    /// </summary>
    private static readonly Duration Quick = Duration.FromMilliseconds(500);

    private readonly Flight flight = new(handOver, options.Concurrency, time);

    /// <summary>Those that are back. Only this worker knows what their providers said, so they stay here until it is written down.</summary>
    private readonly List<HandedOver> ended = [];
    private Task<SortedBatch>? ahead;

    /// <returns>How many messages were claimed or are still on their way.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        await batches.RecoverAsync(clock.GetCurrentInstant(), cancellationToken);
        var claiming = ahead ?? ClaimAsync(cancellationToken);
        ahead = null;
        var (batch, going) = await claiming;
        if (batch.Messages.Count == 0 && flight.Count == 0 && ended.Count == 0)
        {
            return 0;
        }

        await SendAsync(batch, new Queue<RoutedMessage>(going), cancellationToken);
        return batch.Messages.Count + flight.Count;
    }

    /// <summary>Puts back what was claimed ahead and writes down what is still on its way, for a process that stops.</summary>
    public async Task DrainAsync()
    {
        if (ahead is { } claiming)
        {
            ahead = null;
            await Task.WhenAny(claiming);
            if (claiming.IsCompletedSuccessfully)
            {
                var (batch, going) = await claiming;
                await batches.ReleaseAsync(batch.Lease, [.. going.Select(one => one.Message.Id)], clock.GetCurrentInstant(), CancellationToken.None);
            }
        }

        ended.AddRange(await flight.LandAllAsync());
        if (ended.Count > 0)
        {
            await batches.HandOverAsync(ended, [], clock.GetCurrentInstant(), options.TimeLimit, CancellationToken.None);
            ended.Clear();
        }
    }

    private async Task<SortedBatch> ClaimAsync(CancellationToken cancellationToken)
    {
        var batch = await batches.ClaimAsync(options.BatchSize, clock.GetCurrentInstant(), options.Lease, cancellationToken);
        return new SortedBatch(batch, batch.Messages.Count == 0 ? [] : await sorter.SortAsync(batch, cancellationToken));
    }

    private async Task SendAsync(MessageBatch batch, Queue<RoutedMessage> waiting, CancellationToken cancellationToken)
    {
        // Where more is due, the last of a batch are written down with the first of the next.
        var more = batch.Messages.Count >= options.BatchSize;
        ended.AddRange(await flight.LandAsync(0));
        var ready = new List<ReadyMessage>();
        var begunAt = clock.GetCurrentInstant();
        var renewedAt = begunAt;
        Compose(batch, waiting, ready);
        do
        {
            var now = clock.GetCurrentInstant();
            if (now - renewedAt > options.Lease / 3)
            {
                renewedAt = now;
                await batches.RenewAsync(batch.Lease, now + options.Lease, cancellationToken);
            }

            if (cancellationToken.IsCancellationRequested)
            {
                (waiting, ready) = ([], []);
            }

            await GiveUpClosedAsync(batch, ready, now);
            var boarding = flight.Board(ready);
            if (boarding.Count == 0 && ended.Count == 0 && ready.Count > 0)
            {
                // Every seat they may have is taken by messages that take long: others get their turn meanwhile.
                await batches.ReleaseAsync(batch.Lease, [.. ready.Select(one => one.Message.Id), .. waiting.Select(one => one.Message.Id)], now + NoSeatRest, cancellationToken);
                return;
            }

            // What providers have said must be written down, also when the process is asked to stop.
            var marked = await batches.HandOverAsync(ended, boarding, now, options.TimeLimit, CancellationToken.None);
            ended.Clear();
            boarding.FindAll(one => marked.Contains(one.Message.Id)).ForEach(flight.Start);
            if (more && ahead is null && waiting.Count < options.BatchSize / 3 && now - begunAt < Quick && !cancellationToken.IsCancellationRequested)
            {
                ahead = Task.Run(() => ClaimAsync(cancellationToken), cancellationToken);
            }

            // The next are composed while these are on their way.
            Compose(batch, waiting, ready);
            if (ready.Count > 0 || !more)
            {
                ended.AddRange(await flight.LandAsync(ready.Count > 0 ? flight.Half : flight.Count));
            }
        }
        while (ready.Count > 0 || ended.Count > 0);

        if (cancellationToken.IsCancellationRequested)
        {
            await DrainAsync();
        }
    }

    /// <summary>What was to go through an account that has been left alone since is claimed anew, and finds another way or waits.</summary>
    private async Task GiveUpClosedAsync(MessageBatch batch, List<ReadyMessage> ready, Instant now)
    {
        var closed = ready.Where(one => circuits.State(one.Route.Account.AccountId, now) == CircuitState.Open).Select(one => one.Message.Id).ToHashSet();
        if (closed.Count > 0)
        {
            ready.RemoveAll(one => closed.Contains(one.Message.Id));
            await batches.ReleaseAsync(batch.Lease, [.. closed], now, CancellationToken.None);
        }
    }

    /// <summary>Composes as many as may be on their way at once.</summary>
    private void Compose(MessageBatch batch, Queue<RoutedMessage> waiting, List<ReadyMessage> ready)
    {
        while (ready.Count < options.Concurrency && waiting.TryDequeue(out var routed))
        {
            var (message, route, next) = routed;
            try
            {
                var template = message.TemplateId is { } id ? batch.Templates.GetValueOrDefault(id) ?? throw new TemplateException("The template no longer exists.") : null;
                var composed = composer.Compose(message, message.Address!, batch.Organizations[message.OrganizationId], template, route);
                ready.Add(new ReadyMessage(message, batch.Lease, route, next, composed.Outbound, composed.Links)
                {
                    Files = composed.Files,
                    ShortLinks = composed.ShortLinks,
                    Charge = MessageCharge.Of(batch.Prices.GetValueOrDefault(message.OrganizationId, PriceList.Empty), composed.Outbound, Category(message, route), route, clock.GetCurrentInstant()),
                });
            }
            catch (TemplateException error)
            {
                LogBroken(error, message.Id);
                var now = clock.GetCurrentInstant();
                ended.Add(new HandedOver(message, batch.Lease, route, message.Address!, MessageState.Failed, new SendOutcome.Rejected("template", error.Message), now, now, null));
            }
        }
    }

    /// <summary>By which WhatsApp prices an approved template.</summary>
    private static string? Category(QueuedMessage message, ChannelRoute route)
        => message.WhatsApp?.Template?.Ways.GetValueOrDefault(route.Account.AccountId)?.Row.Category;

    /// <param name="Going">Those of the batch that leave now, in order.</param>
    private sealed record SortedBatch(MessageBatch Batch, IReadOnlyList<RoutedMessage> Going);

    [LoggerMessage(LogLevel.Warning, "Message {MessageId} cannot be rendered.")]
    private partial void LogBroken(Exception error, Guid messageId);
}
