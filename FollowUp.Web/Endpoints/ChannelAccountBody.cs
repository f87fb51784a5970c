using System.Text.Json;
using FollowUp.Core.Delivery.Channels.Accounts;
using FollowUp.Core.Kernel;

namespace FollowUp.Web.Endpoints;

/// <summary>An account as it is sent to us.</summary>
/// <param name="Channel"><c>email</c>, <c>sms</c> or <c>whatsapp</c>.</param>
/// <param name="Settings">By name; texts, numbers and truth values.</param>
/// <param name="Secrets">By name; never shown again. Those left out are kept, empty ones removed.</param>
/// <param name="BaseUrl">The setting of that name.</param>
/// <param name="Priority">Smaller is tried first; left out, a new account comes behind the others.</param>
internal sealed record ChannelAccountBody(
    string? Channel = null,
    string? Provider = null,
    string? Name = null,
    string? From = null,
    string? FromName = null,
    Dictionary<string, JsonElement>? Settings = null,
    Dictionary<string, JsonElement>? Secrets = null,
    string? BaseUrl = null,
    int? Priority = null,
    bool? Enabled = true,
    int? Version = null)
{
    private const string Address = "baseUrl";

    /// <summary>What a change starts from: without version and secrets, so that what is left out stays.</summary>
    public static ChannelAccountBody Of(ChannelAccountView view) => new(
        ApiText.Of(view.Channel), view.Provider, view.Name, view.From, view.FromName,
        view.Settings.Where(pair => pair.Key != Address).ToDictionary(pair => pair.Key, pair => JsonSerializer.SerializeToElement(pair.Value)),
        null, view.Settings.GetValueOrDefault(Address), null, view.Enabled);

    /// <exception cref="InputException">A field cannot be read; names it.</exception>
    public ChannelAccountInput Input()
    {
        var settings = Texts("settings", Settings);
        if (!string.IsNullOrWhiteSpace(BaseUrl))
        {
            settings.TryAdd(Address, BaseUrl);
        }

        return new ChannelAccountInput(
            ApiText.Read<Channel>("channel", Channel ?? ""), Provider ?? "", Name ?? "", From ?? "", FromName, settings, Texts("secrets", Secrets), Priority, Enabled ?? true);
    }

    /// <summary>Leaves the secrets out.</summary>
    public override string ToString() => $"{nameof(ChannelAccountBody)} {{ {Channel}, {Provider} }}";

    private static Dictionary<string, string> Texts(string part, Dictionary<string, JsonElement>? values)
        => (values ?? []).ToDictionary(pair => pair.Key, pair => pair.Value.ValueKind switch
        {
            JsonValueKind.String => pair.Value.GetString()!,
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => pair.Value.GetRawText(),
            JsonValueKind.Null => "",
            _ => throw new InputException($"{part}.{pair.Key}", "must be a text or a number"),
        });
}

/// <param name="To">E-mail address or number.</param>
internal sealed record ChannelTestBody(string? To = null);

/// <param name="Ids">Each account of the channel once, the one that is tried first first.</param>
internal sealed record ChannelOrderBody(string? Channel = null, IReadOnlyList<Guid>? Ids = null);
