using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels.Meta;

/// <summary>Hands WhatsApp messages over to Meta's Cloud API.</summary>
internal sealed class MetaSender(ProviderHttp http, HttpAddresses addresses) : IChannelSender
{
    public string Provider => "meta";

    /// <summary>It tells no repeats apart; statuses that carry the message's id settle what no answer did.</summary>
    public SenderCapabilities Capabilities => SenderCapabilities.None;

    public Task<SendOutcome> SendAsync(OutboundMessage message, ChannelAccountSettings account, CancellationToken cancellationToken)
        => http.HandOverAsync(() => Request(message, MetaSettings.From(account, addresses)), MetaOutcomes.Of, cancellationToken);

    private static HttpRequestMessage Request(OutboundMessage message, MetaSettings settings)
    {
        ChannelOf.Checked(message, "Meta", Channel.WhatsApp);
        return HttpRequests.Post(settings.Messages, settings.Authorization, MetaMessage.Of(message));
    }
}
