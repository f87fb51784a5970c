using FollowUp.Core.Delivery.Channels.Accounts;
using FollowUp.Core.Delivery.Routing;

namespace FollowUp.Web.Endpoints;

/// <summary>An account, never with its secrets.</summary>
/// <param name="BaseUrl">Where the provider is called; null when it is not called by HTTP.</param>
/// <param name="WebhookUrls">What to type into the provider; a token in it is shown in the answer to the creation alone.</param>
internal sealed record ChannelAccountAnswer(
    Guid Id, string Channel, string Provider, string Name, IReadOnlyDictionary<string, string> Settings, int Priority, bool Enabled, string From, string? FromName,
    string? BaseUrl, AccountWebhooks WebhookUrls, bool HasSecrets, IReadOnlyList<string> Secrets, AccountHealthAnswer? Health, int Version)
{
    /// <param name="created">Whether the account is new: shows the token of its webhook addresses.</param>
    public static ChannelAccountAnswer Of(ChannelAccountView view, AccountPulse? pulse, bool created = false) => new(
        view.Id, ApiText.Of(view.Channel), view.Provider, view.Name, view.Settings, view.Priority, view.Enabled, view.From, view.FromName,
        view.Settings.GetValueOrDefault("baseUrl") ?? AccountCatalogue.Find(view.Provider)?.BaseUrl,
        created ? view.Webhooks : view.Webhooks.WithoutTokens(), view.HasSecrets, view.SecretNames, pulse is null ? null : AccountHealthAnswer.Of(pulse, view.Enabled), view.Version);
}

/// <param name="State"><c>working</c>, <c>resting</c> or <c>off</c>, on the node that answers.</param>
/// <param name="LastError">The provider's words about the last failure of the day.</param>
internal sealed record AccountHealthAnswer(string State, DateTimeOffset? RestingSince, AccountSpanAnswer LastHour, AccountSpanAnswer LastDay, string? LastError, DateTimeOffset? LastErrorAt)
{
    public static AccountHealthAnswer Of(AccountPulse pulse, bool enabled) => new(
        !enabled ? "off" : pulse.Circuit == CircuitState.Closed ? "working" : "resting",
        pulse.RestingSince?.ToDateTimeOffset(), AccountSpanAnswer.Of(pulse.Hour), AccountSpanAnswer.Of(pulse.Day), pulse.LastError, pulse.LastErrorAt?.ToDateTimeOffset());
}

/// <param name="SuccessRate">0 to 1; null without attempts.</param>
internal sealed record AccountSpanAnswer(long Attempts, long Accepted, double? SuccessRate, long? LatencyP50Ms, long? LatencyP95Ms)
{
    public static AccountSpanAnswer Of(AccountSpan span) => new(span.Attempts, span.Accepted, span.Success, span.P50Ms, span.P95Ms);
}
