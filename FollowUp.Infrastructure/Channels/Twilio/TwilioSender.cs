using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels.Twilio;

/// <summary>Hands text, picture and WhatsApp messages over to Twilio.</summary>
internal sealed class TwilioSender(ProviderHttp http, HttpAddresses addresses) : IChannelSender, IMessageLookUp
{
    public string Provider => "twilio";

    public SenderCapabilities Capabilities { get; } = new(LookUp: true);

    public Task<SendOutcome> SendAsync(OutboundMessage message, ChannelAccountSettings account, CancellationToken cancellationToken)
        => http.HandOverAsync(() => Request(message, TwilioSettings.From(account, addresses), account.StatusUrl), TwilioOutcomes.Of, cancellationToken);

    public async Task<LookUpResult> FindAsync(LookUpQuestion question, ChannelAccountSettings account, CancellationToken cancellationToken)
    {
        TwilioSettings settings;
        try
        {
            settings = TwilioSettings.From(account, addresses);
        }
        catch (ArgumentException exception)
        {
            return new LookUpResult.Unclear(exception.Message);
        }

        using var request = HttpRequests.Get(TwilioLookUp.Url(question, settings), settings.Authorization);
        return LookUps.Of(await http.ExchangeAsync(request, cancellationToken), page => TwilioLookUp.Read(question, settings, page));
    }

    private static HttpRequestMessage Request(OutboundMessage message, TwilioSettings settings, Uri? statusUrl)
    {
        ChannelOf.Checked(message, "Twilio", Channel.Sms, Channel.WhatsApp);
        return HttpRequests.Post(settings.Messages, settings.Authorization, TwilioMessage.Of(message, settings, statusUrl));
    }
}
