using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Delivery.Costs;

/// <summary>
/// An organization's prices made ready for looking up. A price for the account goes before one for its provider, and that
/// before one for all; among these one for the kind of message before one for all kinds; among these the longest prefix;
/// and of that the latest that counts already. Pure; safe from many threads.
/// </summary>
public sealed class PriceList
{
    public static readonly PriceList Empty = new([]);

    private readonly Dictionary<Way, Dictionary<string, Price[]>> ways;

    public PriceList(IEnumerable<Price> prices)
        => ways = prices.GroupBy(Way.Of).ToDictionary(
            way => way.Key,
            way => way.GroupBy(price => price.Prefix, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.OrderByDescending(price => price.ValidFrom).ToArray(), StringComparer.Ordinal));

    /// <param name="address">E-mail address or E.164 number it goes to.</param>
    /// <param name="kind">One of <see cref="PriceKinds"/>, or empty.</param>
    /// <returns>The price of one unit; null when there is none.</returns>
    public Price? Find(Channel channel, string provider, Guid accountId, string kind, string address, Instant at)
    {
        if (ways.Count == 0)
        {
            return null;
        }

        var digits = channel == Channel.Email ? "" : address.TrimStart('+');
        foreach (var way in Ways(channel, provider, accountId))
        {
            var found = kind.Length == 0 ? null : In(way with { Kind = kind }, digits, at);
            if ((found ?? In(way, digits, at)) is { } price)
            {
                return price;
            }
        }

        return null;
    }

    /// <summary>The cheapest that counts for a way out, wherever it goes to; null when there is none.</summary>
    public Price? Cheapest(Channel channel, string provider, Guid accountId, string kind, Instant at)
        => Ways(channel, provider, accountId)
            .SelectMany(way => kind.Length == 0 ? [way] : new[] { way with { Kind = kind }, way })
            .Select(way => ways.GetValueOrDefault(way)?.Values.Select(prices => Current(prices, at)).OfType<Price>().MinBy(price => price.Micros))
            .FirstOrDefault(price => price is not null);

    /// <summary>Whether the row is what counts at a time for what it is for.</summary>
    public bool Counts(Price price, Instant at)
        => ways.GetValueOrDefault(Way.Of(price))?.GetValueOrDefault(price.Prefix) is { } prices && Current(prices, at)?.Id == price.Id;

    private static IEnumerable<Way> Ways(Channel channel, string provider, Guid accountId)
    {
        yield return new Way(channel, "", accountId, "");
        yield return new Way(channel, provider, null, "");
        if (provider != ChannelAccount.SandboxProvider)
        {
            yield return new Way(channel, "", null, "");
        }
    }

    private Price? In(Way way, string digits, Instant at)
    {
        if (!ways.TryGetValue(way, out var prefixes))
        {
            return null;
        }

        for (var length = Math.Min(digits.Length, PriceRules.LongestPrefix); length >= 0; length--)
        {
            if (prefixes.TryGetValue(digits[..length], out var prices) && Current(prices, at) is { } price)
            {
                return price;
            }
        }

        return null;
    }

    /// <param name="prices">Latest first.</param>
    private static Price? Current(Price[] prices, Instant at) => Array.Find(prices, price => price.ValidFrom <= at);

    /// <summary>What rows are looked up by before their prefix.</summary>
    private sealed record Way(Channel Channel, string Provider, Guid? AccountId, string Kind)
    {
        public static Way Of(Price price) => new(price.Channel, price.AccountId is null ? price.Provider : "", price.AccountId, price.Kind);
    }
}
