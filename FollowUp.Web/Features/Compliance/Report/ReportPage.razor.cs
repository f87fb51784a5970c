using FollowUp.Core.Analytics.Compliance;
using FollowUp.Core.Kernel;
using Microsoft.AspNetCore.Components;
using NodaTime;
using NodaTime.Text;

namespace FollowUp.Web.Features.Compliance.Report;

/// <summary>The compliance report of a range of days.</summary>
public sealed partial class ReportPage
{
    private static readonly int[] Lengths = [7, 30, 90];

    private ComplianceQuestion question = new();
    private ComplianceReport? report;

    [Inject]
    private IComplianceReports Reports { get; set; } = default!;

    /// <summary>Where the same report is downloaded.</summary>
    private string Table
        => $"/compliance/report/table?from={ReportWords.Day(report!.First)}&to={ReportWords.Day(report.Last)}&by={report.By.ToString().ToLowerInvariant()}{(report.Channel is { } channel ? $"&channel={channel.ToString().ToLowerInvariant()}" : "")}";

    protected override Task StartAsync() => ReloadAsync();

    private Task ReloadAsync() => LoadAsync(async ct => report = await Reports.ReadAsync(Actor, question, ct));

    /// <summary>A range that is refused leaves the report as it was.</summary>
    private async Task SetAsync(ComplianceQuestion wanted)
    {
        // A day that was cleared is a choice to be made again; the other end stays what is shown.
        var whole = wanted with { First = wanted.First ?? report?.First, Last = wanted.Last ?? report?.Last };
        if (await RunAsync("load the report", async ct => report = await Reports.ReadAsync(Actor, whole, ct)))
        {
            question = whole;
        }
    }

    private async Task ShowLastAsync(int days)
    {
        question = question with { First = null, Last = null };
        await RunAsync("load the report", async ct =>
        {
            var today = (await Reports.ReadAsync(Actor, question, ct)).Last;
            question = question with { First = today.PlusDays(1 - days), Last = today };
            report = await Reports.ReadAsync(Actor, question, ct);
        });
    }

    private bool IsLast(int days) => report is not null && Period.DaysBetween(report.First, report.Last) + 1 == days;

    private string? Bad(string field) => FieldErrors.ContainsKey(field) ? "true" : null;

    private static LocalDate? Read(ChangeEventArgs change) => LocalDatePattern.Iso.Parse(change.Value as string ?? "") is { Success: true } day ? day.Value : null;
}
