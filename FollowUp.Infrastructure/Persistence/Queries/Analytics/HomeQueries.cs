using FollowUp.Core.Analytics;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Queries.Analytics;

/// <summary>Home's figures, each from a handful of statements that touch indexes only.</summary>
internal sealed class HomeQueries(Database database, AttentionQuery attention, SetupQuery setup, IClock clock) : IHomeQueries
{
    private const int MostDays = 366;

    public async Task<HomeFigures> FiguresAsync(Actor actor, int days, CancellationToken cancellationToken)
    {
        if (days is < 1 or > MostDays)
        {
            throw new InputException("days", $"must be between 1 and {MostDays}");
        }

        await using var context = database.Open(actor);
        var zoneId = await context.Organizations.Where(row => row.Id == actor.OrganizationId).Select(row => row.TimeZone).SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException("organization");
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zoneId) ?? DateTimeZone.Utc;
        var both = DayRange.Ending(clock.GetCurrentInstant(), 2 * days, zone);
        var counts = (await DayCounts.ReadAsync(context, actor.OrganizationId, both, cancellationToken)).ToLookup(count => DayRange.DateOf(count.Day));
        var all = Enumerable.Range(0, 2 * days).Select(index => Day(both.First.PlusDays(index), counts)).ToList();
        return new HomeFigures(zone.Id, both.Last, all[days..], PeriodTotals.Of(all.Take(days)));
    }

    public Task<IReadOnlyList<AttentionItem>> AttentionAsync(Actor actor, CancellationToken cancellationToken) => attention.ReadAsync(actor, cancellationToken);

    public Task<SetupState> SetupAsync(Actor actor, CancellationToken cancellationToken) => setup.ReadAsync(actor, cancellationToken);

    private static DayFigures Day(LocalDate date, ILookup<LocalDate, DayCount> counts)
    {
        var ofDay = counts[date];
        return new DayFigures(
            date,
            Number(DayCountKind.Requests),
            Number(DayCountKind.Email),
            Number(DayCountKind.Sms),
            Number(DayCountKind.Clicked),
            Number(DayCountKind.Submitted),
            Number(DayCountKind.Failed));

        int Number(DayCountKind kind) => (int)ofDay.Where(count => count.Kind == kind).Sum(count => count.Number);
    }
}
