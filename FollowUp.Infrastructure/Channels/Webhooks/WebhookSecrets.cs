using System.Security.Cryptography;
using System.Text;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Webhooks;

namespace FollowUp.Infrastructure.Channels.Webhooks;

/// <summary>Checks that need no signature, and the answers when one fails.</summary>
internal static class WebhookSecrets
{
    /// <summary>Secret for providers that sign nothing: their address carries it as <c>?token=</c>.</summary>
    public const string Token = "webhookToken";

    public static ProviderWebhookRead.Unauthorized WrongSignature { get; } = new("The signature is missing or wrong.");

    public static ProviderWebhookRead.Unauthorized Missing(string setting) => new($"The account's setting {setting} is missing, so nobody can tell whether this came from the provider.");

    /// <summary>Compares in a time that does not depend on where the texts differ.</summary>
    public static bool AreEqual(string? given, string expected)
        => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given ?? "")), SHA256.HashData(Encoding.UTF8.GetBytes(expected)))
            & given is not null;

    /// <returns>Null when the address carries the account's token.</returns>
    public static ProviderWebhookRead.Unauthorized? CheckToken(ProviderWebhookRequest request, ChannelAccountSettings account)
        => account.Secrets.GetValueOrDefault(Token) is not { Length: > 0 } token ? Missing(Token)
            : AreEqual(request.Query("token"), token) ? null
            : new ProviderWebhookRead.Unauthorized("The address's token is missing or wrong.");
}
