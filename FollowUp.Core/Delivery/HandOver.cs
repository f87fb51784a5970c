using FollowUp.Core.Delivery.Channels;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace FollowUp.Core.Delivery;

/// <summary>Hands one message to its provider and says what the outcome means. The only caller of senders.</summary>
public sealed partial class HandOver(IEnumerable<IChannelSender> senders, RetryPolicy retries, IClock clock, ILogger<HandOver> logger)
{
    private readonly Dictionary<string, IChannelSender> byProvider = senders.ToDictionary(sender => sender.Provider, StringComparer.Ordinal);

    /// <summary>Never throws: an unexpected error leaves the outcome uncertain, because nobody knows how far it got.</summary>
    public async Task<HandedOver> SendAsync(ReadyMessage ready, CancellationToken cancellationToken)
    {
        var started = clock.GetCurrentInstant();
        var outcome = await TryAsync(ready, cancellationToken);
        var finished = clock.GetCurrentInstant();
        var retryAt = outcome is SendOutcome.Deferred deferred ? retries.Next(deferred, ready.Message.AttemptCount + 1, finished) : null;
        var state = outcome switch
        {
            SendOutcome.Accepted => MessageState.Sent,
            SendOutcome.Uncertain => MessageState.Unknown,
            SendOutcome.Deferred when retryAt is not null => MessageState.Planned,
            _ => MessageState.Failed,
        };
        return new HandedOver(ready.Message, ready.Route, ready.Outbound.To, state, outcome, started, finished, retryAt);
    }

    /// <summary>Sends outside the queue, for a person who tries an account; nothing is stored.</summary>
    internal Task<SendOutcome> TryAsync(OutboundMessage message, ChannelRoute route, CancellationToken cancellationToken)
        => byProvider.TryGetValue(route.Provider, out var sender)
            ? sender.SendAsync(message, route.Account, cancellationToken)
            : Task.FromResult<SendOutcome>(new SendOutcome.Rejected("provider", $"There is no provider '{route.Provider}'."));

    private async Task<SendOutcome> TryAsync(ReadyMessage ready, CancellationToken cancellationToken)
    {
        try
        {
            return await TryAsync(ready.Outbound, ready.Route, cancellationToken);
        }
        catch (Exception error)
        {
            LogThrown(error, ready.Route.Provider, ready.Message.Id);
            return new SendOutcome.Uncertain($"The hand-over broke off: {error.GetType().Name}.");
        }
    }

    [LoggerMessage(LogLevel.Error, "Provider {Provider} threw on message {MessageId}.")]
    private partial void LogThrown(Exception error, string provider, Guid messageId);
}
