using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Delivery;

/// <summary>
/// Counts what organizations have used of their limits, in one query a period. Only channels of the batch that have limits
/// are counted. Several workers keep to one limit without waiting for each other: each counts after its claim is
/// committed, and counts what others have claimed as if it had left, so of two the later sees all of the earlier.
/// </summary>
internal static class SendAllowances
{
    public static async Task<SendBudget> LoadAsync(
        FollowUpDbContext context, Guid lease, IEnumerable<(Guid OrganizationId, Channel Channel)> sending, IReadOnlyDictionary<Guid, OrganizationSending> organizations, Instant now, CancellationToken cancellationToken)
    {
        var limited = sending.Distinct()
            .Where(pair => organizations[pair.OrganizationId].Rules.Limits.ContainsKey(pair.Channel))
            .Select(pair => new Limited(pair.OrganizationId, pair.Channel, organizations[pair.OrganizationId].Rules.Limits[pair.Channel], organizations[pair.OrganizationId].Today(now)))
            .ToList();
        if (limited.Count == 0)
        {
            return new SendBudget([]);
        }

        // First those on their way, then the sent: who moves on in between counts twice and never not at all.
        var going = await GoingAsync(context, lease, limited, cancellationToken);
        var hour = Duration.FromHours(1);
        var allowances = new List<SendAllowance>();
        var hourly = limited.Where(one => one.Limit.PerHour is not null).ToList();
        var lately = await SentAsync(context, hourly, now - hour, cancellationToken);
        allowances.AddRange(hourly.Select(one => new SendAllowance(
            one.OrganizationId, one.Channel, one.Limit.PerHour!.Value, Used(one, lately), "an hour", (lately.GetValueOrDefault(one.Key).Oldest ?? now) + hour) { Held = Held(one) }));

        // Days begin at different times in different zones, of which there are few.
        foreach (var day in limited.Where(one => one.Limit.PerDay is not null).GroupBy(one => one.Today))
        {
            var today = await SentAsync(context, [.. day], day.Key.From, cancellationToken);
            allowances.AddRange(day.Select(one => new SendAllowance(one.OrganizationId, one.Channel, one.Limit.PerDay!.Value, Used(one, today), "a day", day.Key.To) { Held = Held(one) }));
        }

        return new SendBudget(allowances);

        int Used(Limited one, Dictionary<(Guid, Channel), (int Count, Instant? Oldest)> sent) => sent.GetValueOrDefault(one.Key).Count + going.GetValueOrDefault(one.Key).Going;

        int Held(Limited one) => going.GetValueOrDefault(one.Key).Held;
    }

    private static async Task<Dictionary<(Guid, Channel), (int Count, Instant? Oldest)>> SentAsync(
        FollowUpDbContext context, List<Limited> limited, Instant since, CancellationToken cancellationToken)
    {
        var (organizations, channels) = Keys(limited);
        var rows = limited.Count == 0 ? [] : await context.Set<Message>()
            .Where(row => organizations.Contains(row.OrganizationId) && channels.Contains(row.Channel) && row.SentAt != null && row.SentAt > since)
            .GroupBy(row => new { row.OrganizationId, row.Channel })
            .Select(group => new { group.Key.OrganizationId, group.Key.Channel, Count = group.Count(), Oldest = group.Min(row => row.SentAt) })
            .ToListAsync(cancellationToken);
        return rows.ToDictionary(row => (row.OrganizationId, row.Channel), row => (row.Count, row.Oldest));
    }

    /// <summary>What is being handed over counts as sent, and what others hold as if it were.</summary>
    private static async Task<Dictionary<(Guid, Channel), (int Going, int Held)>> GoingAsync(FollowUpDbContext context, Guid lease, List<Limited> limited, CancellationToken cancellationToken)
    {
        var (organizations, channels) = Keys(limited);
        return (await context.Set<Message>()
            .Where(row => organizations.Contains(row.OrganizationId) && channels.Contains(row.Channel)
                && (row.State == MessageState.Sending || (row.State == MessageState.Queued && row.LeaseId != lease)))
            .GroupBy(row => new { row.OrganizationId, row.Channel })
            .Select(group => new { group.Key.OrganizationId, group.Key.Channel, Going = group.Count(row => row.State == MessageState.Sending), All = group.Count() })
            .ToListAsync(cancellationToken)).ToDictionary(row => (row.OrganizationId, row.Channel), row => (row.Going, row.All - row.Going));
    }

    private static (List<Guid> Organizations, List<Channel> Channels) Keys(List<Limited> limited)
        => ([.. limited.Select(one => one.OrganizationId).Distinct()], [.. limited.Select(one => one.Channel).Distinct()]);

    private sealed record Limited(Guid OrganizationId, Channel Channel, SendingLimit Limit, (Instant From, Instant To) Today)
    {
        public (Guid, Channel) Key => (OrganizationId, Channel);
    }
}

/// <summary>When and how much an organization sends.</summary>
internal sealed record OrganizationSending(SendingRules Rules, string TimeZone)
{
    /// <summary>Begin and end of the day in the organization's zone.</summary>
    public (Instant From, Instant To) Today(Instant now)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(TimeZone) ?? DateTimeZone.Utc;
        var today = now.InZone(zone).Date;
        return (zone.AtStartOfDay(today).ToInstant(), zone.AtStartOfDay(today.PlusDays(1)).ToInstant());
    }
}
