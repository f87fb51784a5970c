using System.Globalization;
using NodaTime;

namespace FollowUp.Web.Components.Shared;

/// <summary>Times as people say them.</summary>
public static class TimeWords
{
    /// <summary>"just now", "5 min ago", "in 3 h" within 24 hours either way; null beyond.</summary>
    public static string? Relative(Instant at, Instant now)
    {
        Duration away = at - now;
        double minutes = Math.Abs(away.TotalMinutes);
        if (minutes >= 24 * 60)
        {
            return null;
        }

        if (minutes < 1)
        {
            return "just now";
        }

        string span = minutes < 60 ? $"{(int)minutes} min" : $"{(int)(minutes / 60)} h";
        return away < Duration.Zero ? $"{span} ago" : $"in {span}";
    }

    /// <summary>"18 Jun 09:42", with the year in place of the time in another year.</summary>
    public static string Absolute(Instant at, Instant now, DateTimeZone zone)
    {
        ZonedDateTime local = at.InZone(zone);
        return local.ToString(local.Year == now.InZone(zone).Year ? "d MMM HH:mm" : "d MMM yyyy", CultureInfo.InvariantCulture);
    }

    /// <summary>"Wednesday 18 June 2025, 09:42:18 Europe/Stockholm".</summary>
    public static string Full(Instant at, DateTimeZone zone) => at.InZone(zone).ToString("dddd d MMMM yyyy, HH:mm:ss z", CultureInfo.InvariantCulture);

    /// <summary>The zone of an IANA id; UTC for an id that is not known or null.</summary>
    public static DateTimeZone Zone(string? id) => (id is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(id)) ?? DateTimeZone.Utc;
}
