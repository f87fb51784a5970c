using System.Globalization;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Delivery.Gates;

/// <summary>What organizations may still send on their limited channels. Made for one batch and used up by it.</summary>
public sealed class SendBudget(IEnumerable<SendAllowance> allowances)
{
    private readonly Dictionary<(Guid Organization, Channel Channel), List<Counter>> counters = allowances
        .GroupBy(one => (one.OrganizationId, one.Channel)).ToDictionary(group => group.Key, group => group.Select(one => new Counter(one)).ToList());

    /// <summary>Takes one; null when there was one.</summary>
    public OverBudget? Take(Guid organizationId, Channel channel, Instant now)
    {
        if (!counters.TryGetValue((organizationId, channel), out var mine))
        {
            return null;
        }

        if (mine.Find(counter => counter.Left <= 0) is { } empty)
        {
            return Over(empty, channel, now);
        }

        foreach (var counter in mine)
        {
            counter.Left--;
        }

        return null;
    }

    /// <summary>What other workers hold leaves or gives way within seconds: then it is known whether anything is left.</summary>
    private static OverBudget Over(Counter empty, Channel channel, Instant now)
    {
        // A millisecond each keeps those that wait together in their order.
        empty.Waiting++;
        var (limit, period, held) = (empty.Allowance.Limit, empty.Allowance.Period, empty.Left + empty.Allowance.Held > 0);
        var soon = now + Duration.FromSeconds(1);
        var words = string.Create(CultureInfo.InvariantCulture, $"limit of {limit} {channel.ToString().ToLowerInvariant()} messages {period}");
        return new OverBudget(
            (held ? soon : Instant.Max(empty.Allowance.RenewsAt, soon)) + Duration.FromMilliseconds(empty.Waiting),
            held ? $"Other messages are about to take what is left of the {words}." : $"The {words} is reached.",
            string.Create(CultureInfo.InvariantCulture, $"{empty.Allowance.Used} of {limit} {period}{(empty.Allowance.Held > 0 ? $", {empty.Allowance.Held} about to leave" : "")}"));
    }

    private sealed class Counter(SendAllowance allowance)
    {
        public SendAllowance Allowance { get; } = allowance;

        public int Left { get; set; } = allowance.Limit - allowance.Used - allowance.Held;

        public int Waiting { get; set; }
    }
}

/// <summary>One limit with what of it is used.</summary>
/// <param name="Period">In words, such as <c>an hour</c>.</param>
/// <param name="RenewsAt">When some of it is free again.</param>
public sealed record SendAllowance(Guid OrganizationId, Channel Channel, int Limit, int Used, string Period, Instant RenewsAt)
{
    /// <summary>Messages that other workers have claimed: they may leave at any moment, so what they would take is not taken twice.</summary>
    public int Held { get; init; }
}

/// <summary>There was nothing left.</summary>
public sealed record OverBudget(Instant Until, string Reason, string Input);
