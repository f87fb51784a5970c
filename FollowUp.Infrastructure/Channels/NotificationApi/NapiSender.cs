using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels.NotificationApi;

/// <summary>Hands text messages over to NotificationAPI, which sends from a number of its own.</summary>
internal sealed class NapiSender(ProviderHttp http, HttpAddresses addresses) : IChannelSender
{
    private static readonly string[] TextOnly = ["SMS"];

    public string Provider => "notificationapi";

    /// <summary>Its text messages are words alone (https://www.notificationapi.com/docs/reference/server#send).</summary>
    public SenderCapabilities Capabilities { get; } = new(Files: false);

    public Task<SendOutcome> SendAsync(OutboundMessage message, ChannelAccountSettings account, CancellationToken cancellationToken)
        => http.HandOverAsync(() => Request(message, NapiSettings.From(account, addresses)), NapiOutcomes.Of, cancellationToken);

    private static HttpRequestMessage Request(OutboundMessage message, NapiSettings settings)
    {
        ChannelOf.Checked(message, "NotificationAPI", Channel.Sms);
        if (message.Media.Count > 0)
        {
            throw new UnfitMessageException("media", "NotificationAPI sends no pictures with a text message.");
        }

        // Its users are known by an id; the number is one, and does not tell more than it is told anyway.
        return HttpRequests.Post(
            $"{settings.BaseUrl}/{Uri.EscapeDataString(settings.ClientId)}/sender",
            settings.Authorization,
            WatchedContent.Json(new
            {
                type = settings.Type,
                to = new { id = message.To, number = message.To },
                sms = new { message = message.Text },
                forceChannels = TextOnly,
            }));
    }
}
