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
            // A millisecond each keeps those that wait together in their order.
            empty.Waiting++;
            var until = Instant.Max(empty.Allowance.RenewsAt, now + Duration.FromSeconds(1)) + Duration.FromMilliseconds(empty.Waiting);
            var (limit, period) = (empty.Allowance.Limit, empty.Allowance.Period);
            return new OverBudget(
                until,
                string.Create(CultureInfo.InvariantCulture, $"The limit of {limit} {channel.ToString().ToLowerInvariant()} messages {period} is reached."),
                string.Create(CultureInfo.InvariantCulture, $"{empty.Allowance.Used} of {limit} {period}"));
        }

        foreach (var counter in mine)
        {
            counter.Left--;
        }

        return null;
    }

    private sealed class Counter(SendAllowance allowance)
    {
        public SendAllowance Allowance { get; } = allowance;

        public int Left { get; set; } = allowance.Limit - allowance.Used;

        public int Waiting { get; set; }
    }
}

/// <summary>One limit with what of it is used.</summary>
/// <param name="Period">In words, such as <c>an hour</c>.</param>
/// <param name="RenewsAt">When some of it is free again.</param>
public sealed record SendAllowance(Guid OrganizationId, Channel Channel, int Limit, int Used, string Period, Instant RenewsAt);

/// <summary>There was nothing left.</summary>
public sealed record OverBudget(Instant Until, string Reason, string Input);
