using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Delivery;

/// <summary>Counts what organizations have used of their limits. Only channels of the batch that have limits are counted.</summary>
internal static class SendAllowances
{
    public static async Task<SendBudget> LoadAsync(
        FollowUpDbContext context, IEnumerable<(Guid OrganizationId, Channel Channel)> sending, IReadOnlyDictionary<Guid, OrganizationSending> organizations, Instant now, CancellationToken cancellationToken)
    {
        var allowances = new List<SendAllowance>();
        foreach (var (organizationId, channel) in sending.Distinct())
        {
            var organization = organizations[organizationId];
            if (!organization.Rules.Limits.TryGetValue(channel, out var limit))
            {
                continue;
            }

            if (limit.PerHour is { } hourly)
            {
                var (used, oldest) = await UsedAsync(context, organizationId, channel, now - Duration.FromHours(1), cancellationToken);
                allowances.Add(new SendAllowance(organizationId, channel, hourly, used, "an hour", (oldest ?? now) + Duration.FromHours(1)));
            }

            if (limit.PerDay is { } daily)
            {
                var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(organization.TimeZone) ?? DateTimeZone.Utc;
                var today = now.InZone(zone).Date;
                var (used, _) = await UsedAsync(context, organizationId, channel, zone.AtStartOfDay(today).ToInstant(), cancellationToken);
                allowances.Add(new SendAllowance(organizationId, channel, daily, used, "a day", zone.AtStartOfDay(today.PlusDays(1)).ToInstant()));
            }
        }

        return new SendBudget(allowances);
    }

    private static async Task<(int Used, Instant? Oldest)> UsedAsync(FollowUpDbContext context, Guid organizationId, Channel channel, Instant since, CancellationToken cancellationToken)
    {
        var sent = context.Set<Message>().Where(row => row.OrganizationId == organizationId && row.Channel == channel && row.SentAt != null && row.SentAt > since);
        var count = await sent.CountAsync(cancellationToken);
        var going = await context.Set<Message>().CountAsync(row => row.OrganizationId == organizationId && row.Channel == channel && row.State == MessageState.Sending, cancellationToken);
        return (count + going, count == 0 ? null : await sent.MinAsync(row => row.SentAt, cancellationToken));
    }
}

/// <summary>When and how much an organization sends.</summary>
internal sealed record OrganizationSending(SendingRules Rules, string TimeZone);
