using FollowUp.Core.Kernel;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using NodaTime;

namespace FollowUp.Tests.Core.Sequences;

/// <summary>Waits that end at a time of day some days later.</summary>
public sealed class WaitStepTests
{
    private static readonly FlowSurroundings Around = new(new Dictionary<Guid, Channel>(), new HashSet<Guid>(), new HashSet<Guid>(), new HashSet<Guid>());

    private static readonly RuleFacts Stockholm = RuleFacts.None with { Zone = DateTimeZoneProviders.Tzdb["Europe/Stockholm"] };

    [Theory]
    [InlineData("2026-03-02T14:00", "P3D", "09:00", "2026-03-05T08:00")] // 15:00 in Stockholm, so neither the hour nor the fourth day counts
    [InlineData("2026-03-02T05:00", "P1D", "09:00", "2026-03-03T08:00")]
    [InlineData("2026-03-02T23:30", "P1D", "09:00", "2026-03-04T08:00")] // 00:30 of the 3rd there
    [InlineData("2026-03-28T12:00", "P1D", "02:30", "2026-03-29T01:30")] // the hour that a clock change leaves out moves forward
    public void It_is_that_time_so_many_days_after_the_local_date(string planned, string length, string until, string due)
    {
        var step = new WaitStep("w", "end", IsoDuration.Read(length), until);
        var at = Instant.FromDateTimeUtc(DateTime.SpecifyKind(DateTime.Parse(planned, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc));

        var stay = Assert.IsType<StepResult.Stay>(step.Decide(new StepContext(at, at, Stockholm)));

        Assert.Equal(due, stay.DueAt?.ToString("uuuu-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        Assert.IsType<StepResult.Go>(step.Decide(new StepContext(stay.DueAt!.Value, at, Stockholm)));
        Assert.Empty(step.Check(Around));
    }

    [Theory]
    [InlineData("PT5H", "09:00")]
    [InlineData("P1DT1H", "09:00")]
    [InlineData("PT0S", "09:00")]
    [InlineData("P1D", "2026-12-24T09:00")]
    [InlineData("service", "09:00")]
    public void Anything_but_whole_days_and_a_time_of_day_do_not_go_together(string length, string until)
        => Assert.Equal("until", Assert.Single(new WaitStep("w", "end", length == "service" ? WaitStep.ServiceLength : IsoDuration.Read(length), until).Check(Around)).Field);

    [Fact]
    public void It_survives_a_round_trip()
    {
        Step step = new WaitStep("w", "end", TimeSpan.FromDays(3), "09:00");

        Assert.Equal(step, Json.Read<Step>(Json.Write(step)));
    }

    [Fact]
    public void An_event_stands_alone()
        => Assert.Contains(new WaitStep("w", "end", TimeSpan.FromDays(1), Event: "paid", Timeout: TimeSpan.FromDays(2)).Check(Around), finding => finding.Field == "for");
}
