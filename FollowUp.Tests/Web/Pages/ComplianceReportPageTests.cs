using Bunit;
using FollowUp.Core.Analytics.Compliance;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Web.Features.Compliance.Report;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace FollowUp.Tests.Web.Pages;

public sealed class ComplianceReportPageTests : PageContext
{
    private static readonly LocalDate First = new(2026, 2, 1);

    private readonly IComplianceReports reports = Substitute.For<IComplianceReports>();

    public ComplianceReportPageTests()
    {
        Services.AddSingleton(reports);
        JSInterop.Setup<Radzen.Blazor.Rendering.Rect>("Radzen.createChart", _ => true).SetResult(new Radzen.Blazor.Rendering.Rect { Width = 700, Height = 272 });
        reports.ReadAsync(default!, default!, default).ReturnsForAnyArgs(Report((ComplianceKind.OptOuts, 1204), (ComplianceKind.HeldByCap, 3)));
    }

    [Fact]
    public void Totals_channels_and_days_are_shown_with_the_range_before()
    {
        var page = Render<ReportPage>();

        Assert.Equal(ComplianceCounts.Kinds.Count, page.FindAll(".kpi").Count);
        Assert.Equal("1,204", page.Find(".kpi-value").TextContent);
        Assert.Equal(["Email", "Together", "Range before"], page.FindAll("table[aria-label='By channel'] tbody tr td:first-child").Select(cell => cell.TextContent));
        Assert.Equal("1 Feb 2026", Assert.Single(page.FindAll("table[aria-label='By time'] tbody tr")).QuerySelector("td")!.TextContent);
        Assert.Equal("/compliance/report/table?from=2026-02-01&to=2026-02-02&by=day", page.Find("a[download]").GetAttribute("href"));
    }

    [Fact]
    public void Range_channel_and_step_are_asked_for()
    {
        var page = Render<ReportPage>();

        page.FindAll("input[type=date]")[0].Change("2026-01-15");
        page.Find("select[aria-label=Channel]").Change("Sms");
        page.Find("select[aria-label=By]").Change("Week");

        reports.Received().ReadAsync(Arg.Any<Actor>(), new ComplianceQuestion(new LocalDate(2026, 1, 15), new LocalDate(2026, 2, 2), Channel.Sms, ReportStep.Week), Arg.Any<CancellationToken>());
    }

    [Fact]
    public void A_range_that_is_refused_is_said_and_the_report_stays()
    {
        var page = Render<ReportPage>();
        reports.ReadAsync(default!, default!, default).ThrowsAsyncForAnyArgs(new InputException("to", "must not be before from"));

        page.FindAll("input[type=date]")[1].Change("2025-01-01");

        page.WaitForAssertion(() => Assert.Contains("must not be before from", page.Find(".note").TextContent, StringComparison.OrdinalIgnoreCase));
        Assert.NotEmpty(page.FindAll(".kpi"));
    }

    [Fact]
    public void An_empty_range_says_so()
    {
        reports.ReadAsync(default!, default!, default).ReturnsForAnyArgs(Report());
        var page = Render<ReportPage>();

        Assert.Contains("Nothing happened", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("table"));
    }

    private static ComplianceReport Report(params (ComplianceKind, int)[] counted)
    {
        var counts = new ComplianceCounts(counted);
        return new ComplianceReport(
            "Europe/Stockholm", First, First.PlusDays(1), null, ReportStep.Day, [new ComplianceStep(First, First, counts), new ComplianceStep(First.PlusDays(1), First.PlusDays(1), new ComplianceCounts([]))],
            counts.Any ? [new ComplianceChannel(Channel.Email, counts)] : [], new ComplianceCounts([(ComplianceKind.OptOuts, 600)]));
    }
}
