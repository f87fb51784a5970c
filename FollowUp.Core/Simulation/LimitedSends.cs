using System.Globalization;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Core.Simulation;

/// <summary>Puts simulated sends off that are over the organization's limits, in order, as <see cref="Delivery.Gates.BudgetGate"/> does. Pure.</summary>
public static class LimitedSends
{
    private static readonly Duration Hour = Duration.FromHours(1);

    /// <returns>The sends at the time they leave, and what is said of those that leave later or never.</returns>
    public static (List<SimulatedMoment> Sent, List<SimulatedMoment> Late) Apply(
        IEnumerable<SimulatedMoment> sends, IReadOnlyDictionary<Channel, SendingLimit> limits, DateTimeZone zone)
    {
        var (sent, late) = (new List<SimulatedMoment>(), new List<SimulatedMoment>());
        foreach (var channel in sends.GroupBy(send => send.Channel!.Value))
        {
            if (limits.TryGetValue(channel.Key, out var limit))
            {
                One([.. channel], limit, zone, sent, late);
            }
            else
            {
                sent.AddRange(channel);
            }
        }

        return (sent, late);
    }

    private static void One(List<SimulatedMoment> sends, SendingLimit limit, DateTimeZone zone, List<SimulatedMoment> sent, List<SimulatedMoment> late)
    {
        var waiting = new PriorityQueue<(SimulatedMoment Send, bool Held), (Instant, int)>();
        var order = 0;
        sends.ForEach(send => waiting.Enqueue((send, false), (send.At, order++)));
        var lately = new Queue<Instant>();
        var days = new Dictionary<LocalDate, int>();
        while (waiting.TryDequeue(out var next, out var priority))
        {
            var (at, place) = priority;
            while (lately.TryPeek(out var oldest) && oldest <= at - Hour)
            {
                lately.Dequeue();
            }

            var today = at.InZone(zone).Date;
            if (Over(limit, lately, days.GetValueOrDefault(today), today, zone) is not { } over)
            {
                lately.Enqueue(at);
                days[today] = days.GetValueOrDefault(today) + 1;
                sent.Add(next.Send with { At = at });
                continue;
            }

            var (send, channel) = (next.Send, next.Send.Channel!.Value.ToString().ToLowerInvariant());
            if (!next.Held)
            {
                late.Add(send with { Kind = SimulatedKind.Held, Reason = string.Create(CultureInfo.InvariantCulture, $"The limit of {over.Limit} {channel} messages {over.Period} is reached.") });
            }

            if (send.Hours.Check(over.Until).NextAllowedAt is not { } open || open - send.At > Simulator.LongestHold)
            {
                late.Add(send with { Kind = SimulatedKind.Skipped, Reason = "It was held until it was too late to send." });
            }
            else
            {
                waiting.Enqueue((send, true), (open, place));
            }
        }
    }

    private static (Instant Until, int Limit, string Period)? Over(SendingLimit limit, Queue<Instant> lately, int today, LocalDate date, DateTimeZone zone)
    {
        if (limit.PerHour is { } hourly && lately.Count >= hourly)
        {
            return (lately.Peek() + Hour, hourly, "an hour");
        }

        return limit.PerDay is { } daily && today >= daily
            ? (zone.AtStartOfDay(date.PlusDays(1)).ToInstant(), daily, "a day")
            : null;
    }
}
