using FollowUp.Core.Analytics;
using FollowUp.Core.Analytics.Compliance;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence.Batch;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Queries.Analytics;

/// <summary>The compliance report, from two statements however long the range is.</summary>
internal sealed class ComplianceQueries(Database database, IClock clock) : IComplianceReports
{
    public async Task<ComplianceReport> ReadAsync(Actor actor, ComplianceQuestion question, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        var zoneId = await context.Organizations.Where(row => row.Id == actor.OrganizationId).Select(row => row.TimeZone).SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException("organization");
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zoneId) ?? DateTimeZone.Utc;
        var (first, last) = question.Range(clock.GetCurrentInstant().InZone(zone).Date);
        var steps = Enumerable.Range(0, Period.DaysBetween(first, last) + 1).Select(first.PlusDays).GroupBy(date => Begin(date, question.By)).Select(step => (First: step.First(), Last: step.Last())).ToList();
        var stretches = steps.Select((step, place) => Stretch(place, step.First, step.Last, zone)).Append(Stretch(steps.Count, first.PlusDays(-1 - Period.DaysBetween(first, last)), first.PlusDays(-1), zone)).ToList();
        var all = (await ComplianceSteps.ReadAsync(new BatchSession(context, database.Dialect), actor.OrganizationId, stretches, question.Channel, cancellationToken)).FindAll(count => count.Number > 0);
        var places = all.ToLookup(count => count.Place, count => (count.Of, count.Number));
        var channels = all.Where(count => count.Place < steps.Count).GroupBy(count => count.Channel).OrderBy(group => group.Key is null).ThenBy(group => group.Key)
            .Select(group => new ComplianceChannel(group.Key, new ComplianceCounts(group.Select(count => (count.Of, count.Number))))).ToList();
        return new ComplianceReport(
            zone.Id, first, last, question.Channel, question.By, [.. steps.Select((step, place) => new ComplianceStep(step.First, step.Last, new ComplianceCounts(places[place])))], channels, new ComplianceCounts(places[steps.Count]));
    }

    private static StretchRow Stretch(int place, LocalDate first, LocalDate last, DateTimeZone zone)
    {
        var days = new DayRange(first, last, zone);
        return new StretchRow(place, days.From, days.To);
    }

    private static LocalDate Begin(LocalDate date, ReportStep by) => by switch
    {
        ReportStep.Week => date.PlusDays(1 - (int)date.DayOfWeek),
        ReportStep.Month => new LocalDate(date.Year, date.Month, 1),
        _ => date,
    };
}
