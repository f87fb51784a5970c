using System.Net.Http.Headers;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels.SendGrid;

/// <summary>Hands e-mail over to SendGrid.</summary>
internal sealed class SendGridSender(ProviderHttp http, HttpAddresses addresses) : IChannelSender
{
    public string Provider => "sendgrid";

    /// <summary>It tells no repeats apart; events that carry the message's id settle what no answer did.</summary>
    public SenderCapabilities Capabilities => SenderCapabilities.None;

    public Task<SendOutcome> SendAsync(OutboundMessage message, ChannelAccountSettings account, CancellationToken cancellationToken)
        => http.HandOverAsync(() => Request(message, SendGridSettings.From(account, addresses)), SendGridOutcomes.Of, cancellationToken);

    private static HttpRequestMessage Request(OutboundMessage message, SendGridSettings settings)
    {
        ChannelOf.Checked(message, "SendGrid", Channel.Email);
        return HttpRequests.Post($"{settings.BaseUrl}/v3/mail/send", new AuthenticationHeaderValue("Bearer", settings.ApiKey), SendGridMail.Of(message));
    }
}
