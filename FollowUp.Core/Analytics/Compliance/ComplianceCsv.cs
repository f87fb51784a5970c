using System.Globalization;
using System.Text;

namespace FollowUp.Core.Analytics.Compliance;

/// <summary>The report as a table (RFC 4180), one line a step, and one for the total.</summary>
public static class ComplianceCsv
{
    public static string Write(ComplianceReport report)
    {
        var text = new StringBuilder("from,to,channel");
        foreach (var kind in ComplianceCounts.Kinds)
        {
            text.Append(',').Append(Column(kind));
        }

        text.Append("\r\n");
        foreach (var step in report.Steps)
        {
            Line(text, step.First.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), step.Last.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), report, step.Counts);
        }

        Line(text, "total", "", report, report.Total);
        Line(text, "range before", "", report, report.Previous);
        return text.ToString();
    }

    /// <summary><c>OptOuts</c> is <c>opt_outs</c>.</summary>
    public static string Column(ComplianceKind kind)
        => string.Concat(kind.ToString().Select((letter, index) => index > 0 && char.IsUpper(letter) ? $"_{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    private static void Line(StringBuilder text, string from, string to, ComplianceReport report, ComplianceCounts counts)
    {
        text.Append(from).Append(',').Append(to).Append(',').Append(report.Channel?.ToString().ToLowerInvariant() ?? "all");
        foreach (var kind in ComplianceCounts.Kinds)
        {
            text.Append(',').Append(counts[kind].ToString(CultureInfo.InvariantCulture));
        }

        text.Append("\r\n");
    }
}
