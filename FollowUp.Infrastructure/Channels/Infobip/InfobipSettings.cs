using System.Net.Http.Headers;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels.Infobip;

/// <summary>The setting <c>baseUrl</c>, each account's own such as <c>https://abc12.api.infobip.com</c>, and the secret <c>apiKey</c>.</summary>
internal sealed record InfobipSettings(string BaseUrl, AuthenticationHeaderValue Authorization)
{
    /// <exception cref="ArgumentException">A setting is missing or wrong; the message says which.</exception>
    public static InfobipSettings From(ChannelAccountSettings account, HttpAddresses addresses)
    {
        var reader = new AccountReader(account, "Infobip", addresses);
        return new InfobipSettings(reader.BaseUrl(null), new AuthenticationHeaderValue("App", reader.Secret("apiKey")));
    }

    /// <summary>Leaves the key out.</summary>
    public override string ToString() => BaseUrl;
}
