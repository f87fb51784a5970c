using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Routing;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace FollowUp.Core.Delivery;

/// <summary>Hands one message to its provider and says what the outcome means. The only caller of senders.</summary>
public sealed partial class HandOver(
    IEnumerable<IChannelSender> senders, AttachedFiles files, RetryPolicy retries, AccountCircuits circuits, IClock clock, ILogger<HandOver> logger)
{
    private readonly Dictionary<string, IChannelSender> byProvider = senders.ToDictionary(sender => sender.Provider, StringComparer.Ordinal);

    /// <summary>Never throws: an unexpected error leaves the outcome uncertain, because nobody knows how far it got.</summary>
    public async Task<HandedOver> SendAsync(ReadyMessage ready, CancellationToken cancellationToken)
    {
        var started = clock.GetCurrentInstant();
        var outcome = await TryAsync(ready, cancellationToken);
        var finished = clock.GetCurrentInstant();
        circuits.Report(ready.Route.Account.AccountId, outcome, finished);
        var retry = outcome is SendOutcome.Deferred deferred ? retries.Next(deferred, ready.Message, ready.NextAccount, finished) : null;
        var state = outcome switch
        {
            SendOutcome.Accepted => MessageState.Sent,
            SendOutcome.Uncertain => MessageState.Unknown,
            SendOutcome.Deferred when retry is not null => MessageState.Planned,

            // Its provider is out of reach, and may have taken it before.
            SendOutcome.Deferred when ready.Message.OnlyAccount is not null => MessageState.Unknown,
            _ => MessageState.Failed,
        };
        return new HandedOver(ready.Message, ready.Lease, ready.Route, ready.Outbound.To, state, outcome, started, finished, retry);
    }

    /// <summary>What can be done when nobody knows whether the provider took a message; nothing for one that is not there.</summary>
    public SenderCapabilities Capabilities(string provider)
        => byProvider.TryGetValue(provider, out var sender) ? sender.Capabilities : SenderCapabilities.None;

    /// <summary>Asks the provider whether it took a message.</summary>
    internal Task<LookUpResult> LookUpAsync(string provider, LookUpQuestion question, ChannelAccountSettings account, CancellationToken cancellationToken)
        => byProvider.GetValueOrDefault(provider) is IMessageLookUp lookUp
            ? lookUp.FindAsync(question, account, cancellationToken)
            : Task.FromResult<LookUpResult>(new LookUpResult.Unclear("The provider cannot be asked."));

    /// <summary>Sends outside the queue, for a person who tries an account; nothing is stored.</summary>
    internal Task<SendOutcome> TryAsync(OutboundMessage message, ChannelRoute route, CancellationToken cancellationToken)
        => !byProvider.TryGetValue(route.Provider, out var sender)
            ? Task.FromResult<SendOutcome>(new SendOutcome.Rejected("provider", $"There is no provider '{route.Provider}'."))
            : !sender.Capabilities.Files && (message.Media.Count > 0 || message.Attachments.Count > 0)
            ? Task.FromResult<SendOutcome>(new SendOutcome.Rejected("media", $"The message takes files along, and the provider '{route.Provider}' carries none. Choose another account, or a template without files."))
            : sender.SendAsync(message, route.Account, cancellationToken);

    /// <summary>With what it takes along; an unexpected error leaves the outcome uncertain. Nothing is stored.</summary>
    internal async Task<SendOutcome> TryAsync(ReadyMessage ready, CancellationToken cancellationToken)
    {
        try
        {
            return ready.Weight == 0
                ? await TryAsync(ready.Outbound, ready.Route, cancellationToken)
                : await files.UseAsync(
                    ready.Outbound.OrganizationId, ready.Files, attachments => TryAsync(ready.Outbound with { Attachments = attachments }, ready.Route, cancellationToken));
        }
        catch (AttachedFileException error)
        {
            return error.Gone ? new SendOutcome.Rejected("media", error.Message) : new SendOutcome.Deferred("storage", error.Message);
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
