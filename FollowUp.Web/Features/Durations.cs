using FollowUp.Web.Components.Shared;

namespace FollowUp.Web.Features;

/// <summary>Lengths of time as people say them.</summary>
public static class Durations
{
    private static readonly (TimeSpan Unit, string One)[] Units =
    [
        (TimeSpan.FromDays(1), "day"),
        (TimeSpan.FromHours(1), "hour"),
        (TimeSpan.FromMinutes(1), "minute"),
        (TimeSpan.FromSeconds(1), "second"),
    ];

    /// <summary>"7 days", "1 day 12 hours", "at once" for nothing.</summary>
    public static string Words(TimeSpan length)
    {
        if (length <= TimeSpan.Zero)
        {
            return "at once";
        }

        var parts = new List<string>();
        foreach (var (unit, one) in Units)
        {
            var count = (long)(length / unit);
            if (count > 0)
            {
                parts.Add(Components.Shared.Words.Count(count, one));
                length -= count * unit;
            }
        }

        return string.Join(' ', parts.Take(2));
    }

    /// <summary>The largest unit that measures the length without a rest, and how many of it.</summary>
    public static (int Number, TimeSpan Unit) Split(TimeSpan length)
    {
        var unit = Units.FirstOrDefault(known => length >= known.Unit && length.Ticks % known.Unit.Ticks == 0, Units[0]).Unit;
        return ((int)(length / unit), unit);
    }
}
