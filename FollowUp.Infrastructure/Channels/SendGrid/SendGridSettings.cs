using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels.SendGrid;

/// <summary>The setting <c>baseUrl</c> (<c>https://api.eu.sendgrid.com</c> keeps data in Europe) and the secret <c>apiKey</c>.</summary>
internal sealed record SendGridSettings(string BaseUrl, string ApiKey)
{
    /// <exception cref="ArgumentException">A setting is missing or wrong; the message says which.</exception>
    public static SendGridSettings From(ChannelAccountSettings account, HttpAddresses addresses)
    {
        var reader = new AccountReader(account, "SendGrid", addresses);
        return new SendGridSettings(reader.BaseUrl("https://api.sendgrid.com"), reader.Secret("apiKey"));
    }

    /// <summary>Leaves the key out.</summary>
    public override string ToString() => BaseUrl;
}
