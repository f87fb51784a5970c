using System.Net.Http.Headers;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels.NotificationApi;

/// <summary>The settings <c>clientId, type, baseUrl</c> (<c>https://api.eu.notificationapi.com</c> in Europe) and the secret <c>clientSecret</c>.</summary>
/// <param name="Type">Id of the notification in NotificationAPI under which messages are counted.</param>
internal sealed record NapiSettings(string BaseUrl, string ClientId, string Type, AuthenticationHeaderValue Authorization)
{
    /// <exception cref="ArgumentException">A setting is missing or wrong; the message says which.</exception>
    public static NapiSettings From(ChannelAccountSettings account, HttpAddresses addresses)
    {
        var reader = new AccountReader(account, "NotificationAPI", addresses);
        var client = reader.Setting("clientId");
        return new NapiSettings(
            reader.BaseUrl("https://api.notificationapi.com"), client, reader.Setting("type"), HttpRequests.Basic(client, reader.Secret("clientSecret")));
    }

    /// <summary>Leaves the secret out.</summary>
    public override string ToString() => $"{BaseUrl} {ClientId}";
}
