using NodaTime;

namespace FollowUp.Core.Delivery.Gates.Windows;

/// <summary>Days of the year on which nothing may leave.</summary>
/// <param name="Days">The same each year.</param>
/// <param name="AfterEaster">Days after Easter Sunday of the Gregorian calendar; negative before it.</param>
public sealed record Holidays(IReadOnlyList<AnnualDate> Days, IReadOnlyList<int> AfterEaster)
{
    public bool Has(LocalDate day)
        => Days.Contains(new AnnualDate(day.Month, day.Day)) || (AfterEaster.Count > 0 && AfterEaster.Contains(Period.DaysBetween(Easter(day.Year), day)));

    /// <summary>Easter Sunday (the Gregorian computus, J. Meeus, "Astronomical Algorithms", chapter 8).</summary>
    public static LocalDate Easter(int year)
    {
        var (century, ofCentury) = (year / 100, year % 100);
        var correction = (century - ((century + 8) / 25) + 1) / 3;
        var epact = ((19 * (year % 19)) + century - (century / 4) - correction + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (ofCentury / 4)) - epact - (ofCentury % 4)) % 7;
        var late = ((year % 19) + (11 * epact) + (22 * weekday)) / 451;
        var day = epact + weekday - (7 * late) + 114;
        return new LocalDate(year, day / 31, (day % 31) + 1);
    }
}
