using FollowUp.Core.Analytics;
using NodaTime;

namespace FollowUp.Tests.Core.Analytics;

public sealed class DayRangeTests
{
    private static readonly DateTimeZone Stockholm = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];

    [Fact]
    public void Days_end_at_midnight_of_the_zone_and_not_of_UTC()
    {
        // 23:30 UTC is half past midnight of the next day in Stockholm.
        var range = DayRange.Ending(Instant.FromUtc(2026, 1, 10, 23, 30), 7, Stockholm);

        Assert.Equal(new LocalDate(2026, 1, 5), range.First);
        Assert.Equal(new LocalDate(2026, 1, 11), range.Last);
        Assert.Equal(Instant.FromUtc(2026, 1, 4, 23, 0), range.From);
        Assert.Equal(Instant.FromUtc(2026, 1, 11, 23, 0), range.To);
    }

    [Fact]
    public void A_range_over_the_change_of_clocks_has_an_offset_for_each_side()
    {
        // Summer time began on 29 March 2026 at 01:00 UTC.
        var offsets = DayRange.Ending(Instant.FromUtc(2026, 4, 2, 12, 0), 7, Stockholm).Offsets();

        Assert.Equal([3_600_000L, 7_200_000L], offsets.Select(part => part.Offset));
        Assert.Equal(Instant.FromUtc(2026, 3, 29, 1, 0).ToUnixTimeMilliseconds(), offsets[0].Until);
    }

    [Fact]
    public void A_day_number_leads_back_to_its_date()
        => Assert.Equal(new LocalDate(2026, 3, 29), DayRange.DateOf(Instant.FromUtc(2026, 3, 29, 0, 0).ToUnixTimeMilliseconds() / 86_400_000));
}
