using FollowUp.Core.Delivery.Channels;

namespace FollowUp.Infrastructure.Channels.Http;

/// <summary>Reads the settings and secrets of an account by name.</summary>
/// <param name="provider">As shown in messages, such as <c>Twilio</c>.</param>
internal sealed class AccountReader(ChannelAccountSettings account, string provider, HttpAddresses addresses)
{
    /// <exception cref="ArgumentException">It is missing; the message names it.</exception>
    public string Setting(string name) => OptionalSetting(name) ?? throw Missing("setting", name);

    public string? OptionalSetting(string name) => Checked("setting", name, account.Settings);

    /// <exception cref="ArgumentException">It is missing; the message names it and never repeats it.</exception>
    public string Secret(string name) => OptionalSecret(name) ?? throw Missing("secret", name);

    public string? OptionalSecret(string name) => Checked("secret", name, account.Secrets);

    /// <summary>The setting <c>baseUrl</c>, else the provider's own address; without a slash at its end.</summary>
    /// <exception cref="ArgumentException">It is not an address that is called.</exception>
    public string BaseUrl(string? own)
    {
        var text = OptionalSetting("baseUrl") ?? own ?? throw Missing("setting", "baseUrl");
        return addresses.Problem(text) is { } problem
            ? throw new ArgumentException($"The {provider} setting baseUrl {problem}.")
            : text.TrimEnd('/');
    }

    private string? Checked(string kind, string name, IReadOnlyDictionary<string, string> values)
    {
        if (values.GetValueOrDefault(name)?.Trim() is not { Length: > 0 } value)
        {
            return null;
        }

        // They go into headers and addresses.
        return value.All(c => c is >= ' ' and <= '~')
            ? value
            : throw new ArgumentException($"The {provider} {kind} {name} contains a character that is not allowed there.");
    }

    private ArgumentException Missing(string kind, string name) => new($"The {provider} {kind} {name} is missing.");
}
