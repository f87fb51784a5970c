using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Kernel;
using FollowUp.Web.Components.Shared;

namespace FollowUp.Web.Features;

/// <summary>What messages cost, in plain words.</summary>
public static class CostWords
{
    /// <summary>"0.0158 USD for 2 segments, by your price table".</summary>
    /// <param name="inDoubt">Nobody knows whether a provider took it.</param>
    public static string Of(MessageCost cost, Channel channel, bool inDoubt = false)
    {
        var pieces = channel == Channel.Sms ? $" for {Words.Count(cost.Units, "segment")}" : "";
        var words = cost switch
        {
            { Amount: { } amount, Source: CostSource.Provider } => $"{amount}{pieces}, as the provider says",
            { Amount: { } amount, Source: CostSource.Sandbox } => $"{amount}{pieces}, only for show: the Sandbox costs nothing",
            { Amount: { } amount } => $"{amount}{pieces}, by your price table",
            { Source: CostSource.Sandbox } => "Nothing, it went to the Sandbox",
            _ => $"No price{pieces}",
        };
        return inDoubt ? $"{words}; if it was taken" : words;
    }

    /// <summary>"0.0158 USD and 1.20 EUR"; null for none.</summary>
    public static string? Sum(IReadOnlyCollection<Money> sums) => sums.Count == 0 ? null : string.Join(" and ", sums);

    /// <summary>An average, to no more digits than it needs: "0.77 SEK", "0.0083 USD".</summary>
    public static string Average(Money each) => (each with { Micros = Money.Of(decimal.Round(each.Amount, each.Amount >= 0.1m ? 2 : 4), each.Currency).Micros }).ToString();

    /// <summary>A kind of messages that are priced apart.</summary>
    public static string Kind(Channel channel, string kind) => (channel, kind) switch
    {
        (Channel.Sms, "") => "SMS",
        (Channel.Sms, PriceKinds.Mms) => "MMS",
        (Channel.Email, _) => "Email",
        (_, "") => "WhatsApp",
        (_, PriceKinds.Session) => "WhatsApp within a session",
        _ => $"WhatsApp {kind} template",
    };
}
