using FollowUp.Core.Delivery.Channels.Accounts;
using FollowUp.Core.Kernel;

namespace FollowUp.Web.Features.Settings;

/// <summary>An account as it is typed.</summary>
internal sealed class AccountFormState
{
    private readonly Dictionary<string, string> typed = [];
    private readonly Channel channel;
    private readonly ChannelAccountView? account;

    public AccountFormState(Channel channel, ChannelAccountView? account)
    {
        (this.channel, this.account) = (channel, account);
        (Name, From, FromName) = (account?.Name ?? "", account?.From ?? "", account?.FromName);
        Choose(account?.Provider ?? AccountCatalogue.Of(channel).First().Provider);
        foreach (var field in Fields.Where(field => !field.Secret && account is not null))
        {
            this[field] = account!.Settings.GetValueOrDefault(field.Name) ?? this[field];
        }
    }

    public string Provider { get; private set; } = "";

    public string Name { get; set; }

    public string From { get; set; }

    public string? FromName { get; set; }

    /// <summary>What the provider asks for, less what the product makes itself.</summary>
    public IReadOnlyList<AccountField> Fields { get; private set; } = [];

    public ChannelAccountInput Input => new(
        channel, Provider, Name, From.Trim(), string.IsNullOrWhiteSpace(FromName) ? null : FromName.Trim(),
        Filled(secret: false), Filled(secret: true), null, account?.Enabled ?? true);

    public string this[AccountField field]
    {
        get => typed.GetValueOrDefault(field.Path) ?? (field.Choices.Count > 0 ? field.Choices[0] : "");
        set => typed[field.Path] = value;
    }

    /// <summary>Takes another provider; a name nobody typed follows it.</summary>
    public void Choose(string provider)
    {
        var kind = AccountCatalogue.Find(provider)!;
        if (Name.Length == 0 || Name == AccountCatalogue.Find(Provider)?.Label)
        {
            Name = kind.Label;
        }

        Provider = provider;
        Fields = [.. kind.Fields(channel).Where(field => !field.Made)];
    }

    private Dictionary<string, string> Filled(bool secret)
        => Fields.Where(field => field.Secret == secret && this[field].Trim().Length > 0).ToDictionary(field => field.Name, field => this[field].Trim());
}
