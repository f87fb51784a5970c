using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Accounts;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Infrastructure.Persistence.Stores.Channels;

/// <summary>Reads and writes the columns of an account that hold JSON, and opens its secrets.</summary>
internal sealed class ChannelAccountData(ISecretProtector protector, AppAddress address, IIdSource ids)
{
    private const string WebhookToken = "webhookToken";

    /// <summary>Providers cannot call an address of this machine alone.</summary>
    private readonly bool canBeCalled = !new Uri(address.ToString()).IsLoopback;

    /// <summary>The account as its sender needs it, secrets decrypted.</summary>
    public ChannelAccountSettings Open(ChannelAccount account)
    {
        var secrets = Secrets(account);
        return new ChannelAccountSettings(account.Id, Settings(account), secrets)
        {
            StatusUrl = canBeCalled && Webhooks(account, secrets).Status is { } url ? new Uri(url) : null,
        };
    }

    public ChannelAccountView View(ChannelAccount account)
    {
        var secrets = Secrets(account);
        return new ChannelAccountView(
            account.Id, account.Channel, account.Provider, account.Name, Settings(account), [.. secrets.Keys.Order(StringComparer.Ordinal)],
            account.From, account.FromName, account.Priority, account.Enabled, account.Version, Webhooks(account, secrets));
    }

    public IReadOnlyCollection<string> SecretNames(ChannelAccount account) => Secrets(account).Keys;

    /// <summary>Takes over what was typed. Secrets not named are kept, unless what they belong to is gone.</summary>
    public void Write(ChannelAccount account, ChannelAccountInput input)
    {
        var fields = AccountCatalogue.Find(input.Provider)!.Fields(input.Channel).ToList();
        var settings = Filled(input.Settings);
        var secrets = Secrets(account);
        foreach (var (name, text) in input.Secrets)
        {
            secrets[name] = text.Trim();
        }

        secrets = Filled(secrets);
        foreach (var field in fields.Where(field => field is { Secret: true, Needs: { } needs } && !settings.ContainsKey(needs)))
        {
            secrets.Remove(field.Name);
        }

        if (fields.Any(field => field.Made) && !secrets.ContainsKey(WebhookToken))
        {
            secrets[WebhookToken] = ids.NewToken();
        }

        account.Name = input.Name.Trim();
        account.From = input.From.Trim();
        account.FromName = string.IsNullOrWhiteSpace(input.FromName) ? null : input.FromName.Trim();
        account.Enabled = input.Enabled;
        account.Settings = Json.Write(settings);
        if (Json.Write(secrets) != Json.Write(Secrets(account)))
        {
            account.ProtectedSecrets = secrets.Count == 0 ? null : protector.Protect(ChannelAccount.SecretPurpose, Json.Write(secrets));
        }
    }

    private static Dictionary<string, string> Settings(ChannelAccount account) => Json.Read<Dictionary<string, string>>(account.Settings);

    private Dictionary<string, string> Secrets(ChannelAccount account)
        => account.ProtectedSecrets is { } text ? Json.Read<Dictionary<string, string>>(protector.Unprotect(ChannelAccount.SecretPurpose, text)) : [];

    private AccountWebhooks Webhooks(ChannelAccount account, Dictionary<string, string> secrets)
        => AccountWebhooks.Of(address.ToString(), account.Provider, account.Id, secrets.GetValueOrDefault(WebhookToken));

    private static Dictionary<string, string> Filled(IReadOnlyDictionary<string, string> values)
        => values.Where(pair => !string.IsNullOrWhiteSpace(pair.Value)).ToDictionary(pair => pair.Key, pair => pair.Value.Trim(), StringComparer.Ordinal);
}
