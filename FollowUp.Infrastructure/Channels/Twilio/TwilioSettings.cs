using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels.Twilio;

/// <summary>
/// The settings <c>accountSid, messagingServiceSid, baseUrl</c> with the secret <c>authToken</c>; or, with a key instead of the
/// token, the setting <c>apiKeySid</c> and the secret <c>apiKeySecret</c>.
/// </summary>
/// <param name="MessagingServiceSid">Sends from one of its senders instead of the account's own number.</param>
internal sealed partial record TwilioSettings(string BaseUrl, string AccountSid, string? MessagingServiceSid, AuthenticationHeaderValue Authorization)
{
    private const string OwnUrl = "https://api.twilio.com";

    /// <summary>Where messages are made and listed.</summary>
    public string Messages => $"{BaseUrl}/2010-04-01/Accounts/{AccountSid}/Messages.json";

    /// <summary>Where content templates are listed: a host of its own for all regions, unless the account names one that is not Twilio's.</summary>
    public string ContentUrl => new Uri(BaseUrl).Host.EndsWith(".twilio.com", StringComparison.OrdinalIgnoreCase) ? "https://content.twilio.com" : BaseUrl;

    /// <exception cref="ArgumentException">A setting is missing or wrong; the message says which.</exception>
    public static TwilioSettings From(ChannelAccountSettings account, HttpAddresses addresses)
    {
        var reader = new AccountReader(account, "Twilio", addresses);
        var sid = reader.Setting("accountSid");
        if (!AccountSids().IsMatch(sid))
        {
            throw new ArgumentException("The Twilio setting accountSid must be AC and 32 hexadecimal digits.");
        }

        var service = reader.OptionalSetting("messagingServiceSid");
        if (service is not null && !ServiceSids().IsMatch(service))
        {
            throw new ArgumentException("The Twilio setting messagingServiceSid must be MG and 32 hexadecimal digits.");
        }

        var authorization = reader.OptionalSetting("apiKeySid") is { } key
            ? HttpRequests.Basic(key, reader.Secret("apiKeySecret"))
            : HttpRequests.Basic(sid, reader.Secret("authToken"));
        return new TwilioSettings(reader.BaseUrl(OwnUrl), sid, service, authorization);
    }

    /// <summary>Leaves the token out.</summary>
    public override string ToString() => $"{BaseUrl} {AccountSid}";

    [GeneratedRegex("^AC[0-9a-fA-F]{32}$", RegexOptions.CultureInvariant)]
    private static partial Regex AccountSids();

    [GeneratedRegex("^MG[0-9a-fA-F]{32}$", RegexOptions.CultureInvariant)]
    private static partial Regex ServiceSids();
}
