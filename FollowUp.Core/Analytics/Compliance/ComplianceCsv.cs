using System.Globalization;
using System.Text.Json;
using FollowUp.Core.Tables;
using NodaTime;

namespace FollowUp.Core.Analytics.Compliance;

/// <summary>The report as a table, one row a step, and one each for the totals.</summary>
public static class ComplianceCsv
{
    public static string Write(ComplianceReport report) => CsvText.Of(
    [
        ["from", "to", "channel", .. ComplianceCounts.Kinds.Select(Column)],
        .. report.Steps.Select(step => Row(Day(step.First), Day(step.Last), report, step.Counts)),
        Row("total", "", report, report.Total),
        Row("range before", "", report, report.Previous),
    ]);

    /// <summary><c>OptOuts</c> is <c>opt_outs</c>.</summary>
    public static string Column(ComplianceKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());

    private static string[] Row(string from, string to, ComplianceReport report, ComplianceCounts counts)
        => [from, to, report.Channel?.ToString().ToLowerInvariant() ?? "all", .. ComplianceCounts.Kinds.Select(kind => counts[kind].ToString(CultureInfo.InvariantCulture))];

    private static string Day(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
