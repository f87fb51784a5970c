using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Simulation;

/// <summary>What messages of a dry run would cost: each through its channel's first account, at the prices of one moment.</summary>
/// <param name="Ways">The first account of each channel.</param>
/// <param name="Steps">How messages of each step are paid for.</param>
public sealed record DryRunPrices(PriceList Prices, IReadOnlyDictionary<Channel, ChannelWay> Ways, IReadOnlyDictionary<string, StepPieces> Steps, Instant At)
{
    /// <summary>Without any.</summary>
    public static readonly DryRunPrices None = new(PriceList.Empty, new Dictionary<Channel, ChannelWay>(), new Dictionary<string, StepPieces>(), Instant.MinValue);

    internal DryRunChannel Of(Channel channel, IReadOnlyList<SimulatedMoment> sends)
    {
        var (sums, unpriced) = (new SortedDictionary<string, long>(StringComparer.Ordinal), 0);
        var way = Ways.GetValueOrDefault(channel);
        var sandbox = way?.Provider == ChannelAccount.SandboxProvider;
        foreach (var send in sends)
        {
            var step = Steps.GetValueOrDefault(send.Step ?? "", StepPieces.One);
            if (way is not null && Prices.Find(channel, way.Provider, way.AccountId, step.Kind, send.To ?? "", At) is { } price)
            {
                sums[price.Currency] = sums.GetValueOrDefault(price.Currency) + (step.Units * price.Micros);
            }
            else if (!sandbox)
            {
                unpriced++;
            }
        }

        return new DryRunChannel(channel, sends.Count) { Cost = sums.Count == 0 ? [] : [.. sums.Select(sum => new Money(sum.Value, sum.Key))], Unpriced = unpriced, Pretended = sandbox && sums.Count > 0 };
    }
}
