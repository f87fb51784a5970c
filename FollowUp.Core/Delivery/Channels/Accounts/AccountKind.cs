using FollowUp.Core.Delivery.Routing;
using FollowUp.Core.Kernel;

namespace FollowUp.Core.Delivery.Channels.Accounts;

/// <summary>What an account with one provider is made of.</summary>
/// <param name="Label">The provider's own name.</param>
public sealed record AccountKind(string Provider, string Label, IReadOnlyList<Channel> Channels, IReadOnlyList<AccountField> Own)
{
    /// <summary>Where it is called when the account names no address; null when there is none or each account has its own.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Whether it is called by HTTP, so that values go into headers and addresses.</summary>
    public bool IsHttp { get; init; }

    /// <summary>Whether it calls us with received messages too, or only with what became of ours.</summary>
    public bool HearsInbound { get; init; }

    /// <summary>Whether its reports carry no signature, so that their address carries a token.</summary>
    public bool StatusToken { get; init; }

    /// <inheritdoc cref="StatusToken"/>
    public bool InboundToken { get; init; }

    /// <summary>All fields with those that every provider has, for one channel.</summary>
    public IEnumerable<AccountField> Fields(Channel channel)
    {
        var usual = SendRate.Usual(Provider, channel);
        foreach (var field in Own)
        {
            yield return field;
        }

        yield return AccountChecks.Rate(usual);
        yield return AccountChecks.Burst(usual);
        if (IsHttp && Own.All(field => !field.IsAddress))
        {
            yield return AccountChecks.Address(BaseUrl);
        }

        if (StatusToken || InboundToken)
        {
            yield return AccountChecks.WebhookToken;
        }
    }
}
