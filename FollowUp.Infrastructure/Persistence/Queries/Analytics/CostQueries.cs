using FollowUp.Core.Analytics;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Queries.Analytics;

/// <summary>Adds up what messages cost, each sum in one statement; those of periods are answered from IX_Messages_Sent alone.</summary>
internal sealed class CostQueries(Database database, IClock clock) : ICosts
{
    private const int MostDays = 366;

    public async Task<IReadOnlyList<ChannelCost>> OfPeriodAsync(Actor actor, Instant from, Instant to, CancellationToken cancellationToken)
    {
        if (to <= from)
        {
            throw new InputException("to", "must be after from");
        }

        await using var context = database.Open(actor);
        return await ReadAsync(context, from, to, cancellationToken);
    }

    public async Task<IReadOnlyList<ChannelCost>> OfDaysAsync(Actor actor, int days, CancellationToken cancellationToken)
    {
        if (days is < 1 or > MostDays)
        {
            throw new InputException("days", $"must be between 1 and {MostDays}");
        }

        await using var context = database.Open(actor);
        var zone = await context.Organizations.Where(row => row.Id == actor.OrganizationId).Select(row => row.TimeZone).SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException("organization");
        var range = DayRange.Ending(clock.GetCurrentInstant(), days, DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc);
        return await ReadAsync(context, range.From, range.To, cancellationToken);
    }

    public async Task<IReadOnlyList<Money>> OfSequenceAsync(Actor actor, Guid sequenceId, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        var rows = await context.Set<Enrollment>().AsNoTracking().Where(row => row.SequenceId == sequenceId)
            .Join(Paid(context), enrollment => enrollment.Id, message => message.OriginId, (_, message) => new { message.Currency, message.Cost })
            .GroupBy(row => row.Currency)
            .Select(group => new { Currency = group.Key, Micros = group.Sum(row => row.Cost) })
            .ToListAsync(cancellationToken);
        return Sums(rows.Select(row => (row.Currency, row.Micros)));
    }

    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Money>>> OfRequestsAsync(Actor actor, IReadOnlyCollection<Guid> requestIds, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        var rows = await context.Set<Request>().AsNoTracking().Where(row => requestIds.Contains(row.Id))
            .Join(Paid(context), request => request.EnrollmentId, message => message.OriginId, (request, message) => new { request.Id, message.Currency, message.Cost })
            .GroupBy(row => new { row.Id, row.Currency })
            .Select(group => new { group.Key.Id, group.Key.Currency, Micros = group.Sum(row => row.Cost) })
            .ToListAsync(cancellationToken);
        return rows.GroupBy(row => row.Id).ToDictionary(sums => sums.Key, sums => Sums(sums.Select(row => (row.Currency, row.Micros))));
    }

    private static IQueryable<Message> Paid(FollowUpDbContext context)
        => context.Set<Message>().Where(message => message.Origin == OriginKind.Enrollment && message.Cost != null && message.Currency != null && message.CostSource != CostSource.Sandbox);

    private static IReadOnlyList<Money> Sums(IEnumerable<(string? Currency, long? Micros)> rows)
        => [.. rows.Select(row => new Money(row.Micros ?? 0, row.Currency!)).OrderBy(sum => sum.Currency, StringComparer.Ordinal)];

    private static async Task<IReadOnlyList<ChannelCost>> ReadAsync(FollowUpDbContext context, Instant from, Instant to, CancellationToken cancellationToken)
    {
        var rows = await context.Set<Message>().AsNoTracking().Where(row => row.SentAt != null && row.SentAt >= from && row.SentAt < to)
            .GroupBy(row => new { row.Channel, row.CostSource, row.Currency })
            .Select(group => new { group.Key.Channel, group.Key.CostSource, group.Key.Currency, Messages = group.Count(), Priced = group.Count(row => row.Cost != null), Micros = group.Sum(row => row.Cost) })
            .ToListAsync(cancellationToken);
        return [.. rows.GroupBy(row => row.Channel).OrderBy(channel => channel.Key).Select(channel => new ChannelCost(
            channel.Key,
            channel.Sum(row => row.Messages),
            channel.Sum(row => row.Messages - row.Priced),
            channel.Where(row => row.CostSource == CostSource.Sandbox && row.Currency == null).Sum(row => row.Priced),
            [.. channel.Where(row => row.Currency is not null && row.Priced > 0).GroupBy(row => (Currency: row.Currency!, Pretended: row.CostSource == CostSource.Sandbox))
                .Select(sum => new CurrencyCost(new Money(sum.Sum(row => row.Micros ?? 0), sum.Key.Currency), sum.Sum(row => row.Priced), sum.Key.Pretended))
                .OrderByDescending(sum => sum.Messages).ThenBy(sum => sum.Sum.Currency, StringComparer.Ordinal)]))];
    }
}
