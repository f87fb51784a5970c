using System.Text;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Webhooks;
using NodaTime;

namespace FollowUp.Tests.Infrastructure.Webhooks;

/// <summary>Webhooks as providers send them.</summary>
internal static class WebhookTrial
{
    public const string Url = "https://followup.example.com/webhooks/provider/0198";

    public static readonly Instant Now = Instant.FromUtc(2026, 3, 1, 12, 0);

    public static ChannelAccountSettings Account(params (string Name, string Value)[] secrets)
        => new(Guid.Empty, new Dictionary<string, string>(), secrets.ToDictionary(secret => secret.Name, secret => secret.Value));

    public static ProviderWebhookRequest Request(byte[] body, string url = Url, string method = "POST", params (string Name, string Value)[] headers)
        => new(method, url, name => headers.FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value, body, Now);

    public static ProviderWebhookRequest Request(string body, string url = Url, params (string Name, string Value)[] headers)
        => Request(Encoding.UTF8.GetBytes(body), url, "POST", headers);

    public static ProviderWebhookRead.Taken Taken(ProviderWebhookRead read) => Assert.IsType<ProviderWebhookRead.Taken>(read);

    /// <summary>The one report of a webhook that says nothing else.</summary>
    public static ProviderReport Report(ProviderWebhookRead read)
    {
        var taken = Taken(read);
        Assert.Empty(taken.Refused);
        Assert.Empty(taken.Inbound);
        return Assert.Single(taken.Reports);
    }

    /// <summary>The one message of a webhook that says nothing else.</summary>
    public static InboundMessage Message(ProviderWebhookRead read)
    {
        var taken = Taken(read);
        Assert.Empty(taken.Refused);
        Assert.Empty(taken.Reports);
        return Assert.Single(taken.Inbound);
    }
}
