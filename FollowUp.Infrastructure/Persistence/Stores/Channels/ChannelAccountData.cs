using System.Globalization;
using System.Text.Json;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Organizations;

namespace FollowUp.Infrastructure.Persistence.Stores.Channels;

/// <summary>Reads and writes the columns of an account that hold JSON, and opens its secrets.</summary>
internal sealed class ChannelAccountData(ISecretProtector protector)
{
    /// <summary>The account as its sender needs it, secrets decrypted.</summary>
    public ChannelAccountSettings Open(ChannelAccount account)
        => new(account.Id, Settings(account), Secrets(account.ProtectedSecrets));

    public static IReadOnlyDictionary<string, string> Settings(ChannelAccount account) => Read(account.Settings);

    public static string SmtpSettings(SmtpAccountInput input)
    {
        var settings = new Dictionary<string, string>
        {
            ["host"] = input.Host.Trim(),
            ["port"] = input.Port.ToString(CultureInfo.InvariantCulture),
            ["security"] = input.Security,
        };
        if (!string.IsNullOrWhiteSpace(input.User))
        {
            settings["user"] = input.User.Trim();
        }

        if (input.RatePerSecond is { } rate)
        {
            settings["ratePerSecond"] = rate.ToString(CultureInfo.InvariantCulture);
        }

        return JsonSerializer.Serialize(settings);
    }

    /// <summary>The encrypted password: the typed one, or the stored one when none was typed and a user is still named.</summary>
    public string? Password(string? stored, SmtpAccountInput input)
    {
        if (string.IsNullOrWhiteSpace(input.User))
        {
            return null;
        }

        return input.Password switch
        {
            null => stored,
            "" => null,
            var password => protector.Protect(ChannelAccount.SecretPurpose, JsonSerializer.Serialize(new Dictionary<string, string> { ["password"] = password })),
        };
    }

    private Dictionary<string, string> Secrets(string? protectedSecrets)
        => protectedSecrets is null ? [] : Read(protector.Unprotect(ChannelAccount.SecretPurpose, protectedSecrets));

    private static Dictionary<string, string> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];
}
