using FollowUp.Core.Analytics;
using FollowUp.Core.Analytics.Compliance;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Queries.Analytics;

/// <summary>The compliance report, from two statements however long the range is.</summary>
internal sealed class ComplianceQueries(Database database, IClock clock) : IComplianceReports
{
    public async Task<ComplianceReport> ReadAsync(Actor actor, ComplianceQuestion question, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor.OrganizationId);
        var zoneId = await context.Organizations.Where(row => row.Id == actor.OrganizationId).Select(row => row.TimeZone).SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException("organization");
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zoneId) ?? DateTimeZone.Utc;
        var (first, last) = question.Range(clock.GetCurrentInstant().InZone(zone).Date);
        var before = first.PlusDays(-1 - Period.DaysBetween(first, last));
        var all = (await ComplianceDays.ReadAsync(context, actor.OrganizationId, new DayRange(before, last, zone), question.Channel, cancellationToken))
            .Select(count => (Date: DayRange.DateOf(count.Day), Channel: (Channel?)count.Channel, Counted: (count.Of, (int)count.Number))).ToList();
        var counts = all.FindAll(count => count.Date >= first);
        var byDay = counts.ToLookup(count => count.Date, count => count.Counted);
        var channels = counts.GroupBy(count => count.Channel).OrderBy(group => group.Key is null).ThenBy(group => group.Key)
            .Select(group => new ComplianceChannel(group.Key, new ComplianceCounts(group.Select(count => count.Counted)))).ToList();
        var steps = Enumerable.Range(0, Period.DaysBetween(first, last) + 1).Select(first.PlusDays).GroupBy(date => Begin(date, question.By))
            .Select(step => new ComplianceStep(step.First(), step.Last(), new ComplianceCounts(step.SelectMany(date => byDay[date])))).ToList();
        return new ComplianceReport(
            zone.Id, first, last, question.Channel, question.By, steps, channels, new ComplianceCounts(all.Where(count => count.Date < first).Select(count => count.Counted)));
    }

    private static LocalDate Begin(LocalDate date, ReportStep by) => by switch
    {
        ReportStep.Week => date.PlusDays(1 - (int)date.DayOfWeek),
        ReportStep.Month => new LocalDate(date.Year, date.Month, 1),
        _ => date,
    };
}
