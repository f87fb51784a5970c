using System.Net.Http.Headers;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels.Meta;

/// <summary>The settings <c>phoneNumberId, apiVersion, baseUrl</c> and the secret <c>accessToken</c>.</summary>
/// <param name="Version">Address of the API in its version.</param>
/// <param name="Number">Address of the number.</param>
internal sealed record MetaSettings(string Version, string Number, AuthenticationHeaderValue Authorization)
{
    /// <summary>Where messages are made.</summary>
    public string Messages => $"{Number}/messages";

    /// <exception cref="ArgumentException">A setting is missing or wrong; the message says which.</exception>
    public static MetaSettings From(ChannelAccountSettings account, HttpAddresses addresses)
    {
        var reader = new AccountReader(account, "Meta", addresses);
        var number = reader.Setting("phoneNumberId");
        if (!number.All(char.IsAsciiDigit))
        {
            throw new ArgumentException("The Meta setting phoneNumberId must be digits: it is the number's id, not the number.");
        }

        var version = reader.OptionalSetting("apiVersion") ?? "v23.0";
        return version is ['v', ..] && version.Skip(1).All(c => char.IsAsciiDigit(c) || c == '.')
            ? Of($"{reader.BaseUrl("https://graph.facebook.com")}/{version}", number, reader)
            : throw new ArgumentException("The Meta setting apiVersion must be like v23.0.");
    }

    private static MetaSettings Of(string version, string number, AccountReader reader)
        => new(version, $"{version}/{number}", new AuthenticationHeaderValue("Bearer", reader.Secret("accessToken")));

    /// <summary>Leaves the token out.</summary>
    public override string ToString() => Messages;
}
