using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Delivery.Gates.Windows;
using NodaTime;

namespace FollowUp.Tests.Core.Delivery;

/// <summary>When messages may leave, also on days that are 23 or 25 hours long.</summary>
public sealed class OpenHoursTests
{
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    [Theory]
    [InlineData("2026-03-02T13:00:00Z", "2026-03-02T13:00:00Z")] // 08:00, as it opens
    [InlineData("2026-03-02T12:59:00Z", "2026-03-02T13:00:00Z")]
    [InlineData("2026-03-03T01:59:00Z", "2026-03-03T01:59:00Z")] // 20:59, the last minute
    [InlineData("2026-03-03T02:00:00Z", "2026-03-03T13:00:00Z")] // 21:00, closed
    [InlineData("2026-03-08T03:00:00Z", "2026-03-08T12:00:00Z")] // the night in which clocks go forward: 08:00 comes an hour earlier
    [InlineData("2026-11-01T02:00:00Z", "2026-11-01T13:00:00Z")] // the night in which they go back: 08:00 comes an hour later
    public void Quiet_hours_follow_the_clock_on_the_wall(string at, string open)
        => Assert.Equal(Read(open), Hours(8, 21).Next(Read(at))!.Value.From);

    [Fact]
    public void A_time_that_a_clock_change_leaves_out_moves_forward_and_one_that_comes_twice_is_the_earlier()
    {
        var early = Hours(new LocalTime(2, 30), new LocalTime(6, 0), new HashSet<IsoDayOfWeek>(), NewYork);
        var twice = Hours(new LocalTime(1, 30), new LocalTime(6, 0), new HashSet<IsoDayOfWeek>(), NewYork);

        Assert.Equal(Instant.FromUtc(2026, 3, 8, 7, 30), early.Next(Instant.FromUtc(2026, 3, 8, 5, 0))!.Value.From);
        Assert.Equal(Instant.FromUtc(2026, 11, 1, 5, 30), twice.Next(Instant.FromUtc(2026, 11, 1, 4, 0))!.Value.From);
    }

    [Fact]
    public void Closed_days_are_passed_over()
    {
        var weekdays = Hours(new LocalTime(9, 0), new LocalTime(17, 0), new HashSet<IsoDayOfWeek> { IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday }, DateTimeZone.Utc);

        Assert.Equal(Instant.FromUtc(2026, 3, 9, 9, 0), weekdays.Next(Instant.FromUtc(2026, 3, 3, 17, 0))!.Value.From);
        Assert.Equal(Instant.FromUtc(2026, 3, 3, 16, 59), weekdays.Next(Instant.FromUtc(2026, 3, 3, 16, 59))!.Value.From);
    }

    [Fact]
    public void Hours_over_midnight_belong_to_the_day_they_begin()
    {
        var late = Hours(new LocalTime(20, 0), new LocalTime(2, 0), new HashSet<IsoDayOfWeek> { IsoDayOfWeek.Friday }, DateTimeZone.Utc);

        Assert.Equal(Instant.FromUtc(2026, 3, 7, 1, 0), late.Next(Instant.FromUtc(2026, 3, 7, 1, 0))!.Value.From);
        Assert.Equal(Instant.FromUtc(2026, 3, 13, 20, 0), late.Next(Instant.FromUtc(2026, 3, 7, 2, 0))!.Value.From);
    }

    private static OpenHours Hours(int from, int to) => Hours(new LocalTime(from, 0), new LocalTime(to, 0), new HashSet<IsoDayOfWeek>(), NewYork);

    private static OpenHours Hours(LocalTime from, LocalTime to, HashSet<IsoDayOfWeek> days, DateTimeZone zone) => new(WindowRule.Own("own", "window", from, to, days), zone);

    private static Instant Read(string text) => NodaTime.Text.InstantPattern.General.Parse(text).GetValueOrThrow();
}
