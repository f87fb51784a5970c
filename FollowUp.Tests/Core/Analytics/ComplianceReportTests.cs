using FollowUp.Core.Analytics.Compliance;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Tests.Core.Analytics;

public sealed class ComplianceReportTests
{
    private static readonly LocalDate Today = new(2026, 3, 10);

    [Fact]
    public void The_last_thirty_days_are_meant_when_nothing_is_said()
        => Assert.Equal((new LocalDate(2026, 2, 9), Today), new ComplianceQuestion().Range(Today));

    [Theory]
    [InlineData("2026-03-02", "2026-03-01", "to")]
    [InlineData("2020-01-01", "2026-03-01", "from")]
    [InlineData("1990-01-01", "1990-02-01", "to")]
    public void A_range_that_is_none_names_the_field(string first, string last, string field)
    {
        static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;

        Assert.Equal(field, Assert.Single(Assert.Throws<InputException>(() => new ComplianceQuestion(Day(first), Day(last)).Range(Today)).Errors).Field);
    }

    [Fact]
    public void The_table_has_a_line_a_step_and_the_totals()
    {
        var counts = new ComplianceCounts([(ComplianceKind.OptOuts, 2), (ComplianceKind.HeldByCap, 3), (ComplianceKind.OptOuts, 1)]);
        var report = new ComplianceReport("UTC", Today, Today, Channel.Sms, ReportStep.Day, [new ComplianceStep(Today, Today, counts)], [], new ComplianceCounts([]));

        Assert.Equal(
            "from,to,channel,opt_outs,complaints,bounces,held_by_window,held_by_cap,skipped_by_cap,skipped_without_consent,suppressed\r\n"
            + "2026-03-10,2026-03-10,sms,3,0,0,0,3,0,0,0\r\ntotal,,sms,3,0,0,0,3,0,0,0\r\nrange before,,sms,0,0,0,0,0,0,0,0\r\n",
            ComplianceCsv.Write(report));
    }
}
