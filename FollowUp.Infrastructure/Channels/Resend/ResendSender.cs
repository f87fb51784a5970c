using System.Net.Http.Headers;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels.Resend;

/// <summary>Hands e-mail over to Resend.</summary>
internal sealed class ResendSender(ProviderHttp http, HttpAddresses addresses) : IChannelSender
{
    public string Provider => "resend";

    /// <summary>A key is known for 24 hours (https://resend.com/docs/dashboard/emails/idempotency-keys).</summary>
    public SenderCapabilities Capabilities { get; } = new(IdempotentRetry: true);

    public Task<SendOutcome> SendAsync(OutboundMessage message, ChannelAccountSettings account, CancellationToken cancellationToken)
        => http.HandOverAsync(() => Request(message, ResendSettings.From(account, addresses)), ResendOutcomes.Of, cancellationToken);

    private static HttpRequestMessage Request(OutboundMessage message, ResendSettings settings)
    {
        ChannelOf.Checked(message, "Resend", Channel.Email);
        var request = HttpRequests.Post($"{settings.BaseUrl}/emails", new AuthenticationHeaderValue("Bearer", settings.ApiKey), ResendMail.Of(message));
        request.Headers.Add("Idempotency-Key", message.Id.ToString("D"));
        return request;
    }
}
