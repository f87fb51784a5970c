using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels.Resend;

/// <summary>The setting <c>baseUrl</c> and the secret <c>apiKey</c>.</summary>
internal sealed record ResendSettings(string BaseUrl, string ApiKey)
{
    /// <exception cref="ArgumentException">A setting is missing or wrong; the message says which.</exception>
    public static ResendSettings From(ChannelAccountSettings account, HttpAddresses addresses)
    {
        var reader = new AccountReader(account, "Resend", addresses);
        return new ResendSettings(reader.BaseUrl("https://api.resend.com"), reader.Secret("apiKey"));
    }

    /// <summary>Leaves the key out.</summary>
    public override string ToString() => BaseUrl;
}
