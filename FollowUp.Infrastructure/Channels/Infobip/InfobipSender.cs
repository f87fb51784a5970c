using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels.Infobip;

/// <summary>Hands text, picture and WhatsApp messages over to Infobip.</summary>
internal sealed class InfobipSender(ProviderHttp http, HttpAddresses addresses) : IChannelSender, IMessageLookUp
{
    public string Provider => "infobip";

    /// <summary>Logs of 48 hours are searched by message id, which is ours; those of WhatsApp are not.</summary>
    public SenderCapabilities Capabilities { get; } = new(LookUp: true);

    public Task<SendOutcome> SendAsync(OutboundMessage message, ChannelAccountSettings account, CancellationToken cancellationToken)
        => http.HandOverAsync(() => Request(message, InfobipSettings.From(account, addresses), account.StatusUrl), InfobipOutcomes.Of, cancellationToken);

    public async Task<LookUpResult> FindAsync(LookUpQuestion question, ChannelAccountSettings account, CancellationToken cancellationToken)
    {
        if (question.Channel != Channel.Sms)
        {
            return new LookUpResult.Unclear("Infobip's reports tell what became of a WhatsApp message; it cannot be asked.");
        }

        InfobipSettings settings;
        try
        {
            settings = InfobipSettings.From(account, addresses);
        }
        catch (ArgumentException exception)
        {
            return new LookUpResult.Unclear(exception.Message);
        }

        // The question does not tell whether a picture went along.
        var text = await AskAsync("sms/3", question, settings, cancellationToken);
        return text is LookUpResult.NotFound ? await AskAsync("mms/2", question, settings, cancellationToken) : text;
    }

    private static HttpRequestMessage Request(OutboundMessage message, InfobipSettings settings, Uri? statusUrl)
    {
        var (path, content) = ChannelOf.Checked(message, "Infobip", Channel.Sms, Channel.WhatsApp) == Channel.Sms
            ? (InfobipText.Path(message), InfobipText.Of(message, statusUrl))
            : InfobipWhatsApp.Of(message, statusUrl);
        return HttpRequests.Post(settings.BaseUrl + path, settings.Authorization, content);
    }

    private async Task<LookUpResult> AskAsync(string api, LookUpQuestion question, InfobipSettings settings, CancellationToken cancellationToken)
    {
        using var request = HttpRequests.Get($"{settings.BaseUrl}/{api}/logs?messageId={question.MessageId:D}", settings.Authorization);
        return LookUps.Of(await http.ExchangeAsync(request, cancellationToken), page => InfobipLogs.Read(question.MessageId, page));
    }
}
