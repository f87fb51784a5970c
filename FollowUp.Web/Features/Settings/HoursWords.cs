using System.Globalization;
using FollowUp.Core.Delivery.Gates.Windows;
using FollowUp.Core.Kernel;
using FollowUp.Web.Components.Shared;
using NodaTime;

namespace FollowUp.Web.Features.Settings;

/// <summary>Rules of sending hours in plain words.</summary>
public static class HoursWords
{
    private static readonly Dictionary<string, string> States = FollowUp.Core.Contacts.Places.States.All.ToDictionary(state => state.Code, state => state.Name, StringComparer.Ordinal);

    public static string Channel(WindowChannel channel) => channel switch
    {
        WindowChannel.Sms => "SMS",
        WindowChannel.Voice => "Calls",
        _ => channel.ToString(),
    };

    public static string Channel(Channel channel) => Channel((WindowChannel)channel);

    public static string Places(IEnumerable<string> places) => string.Join(", ", places.Select(place => States.GetValueOrDefault(place) ?? Country(place)));

    /// <summary>Days with the same hours as one line: "Monday to Saturday 09:00–21:00"; closed days too.</summary>
    public static IEnumerable<string> Week(WindowRule rule)
    {
        var days = Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day).Select(day => (Day: day, Hours: rule.Week.TryGetValue(day, out var spans) ? string.Join(" and ", spans) : "closed")).ToList();
        for (var first = 0; first < days.Count;)
        {
            var last = first;
            while (last + 1 < days.Count && days[last + 1].Hours == days[first].Hours)
            {
                last++;
            }

            yield return last - first == 6 ? $"Every day {days[first].Hours}" : $"{(last > first ? $"{days[first].Day} to {days[last].Day}" : days[first].Day)} {days[first].Hours}";
            first = last + 1;
        }
    }

    public static string Force(WindowRule rule)
        => $"{(rule.From is { } from ? $"from {Day(from)}" : "always")}{(rule.To is { } to ? $" to {Day(to)}" : "")}";

    /// <summary>"Mon 23 Nov 2026, 08:00 America/New_York".</summary>
    public static string Time(Instant at, string zone) => at.InZone(TimeWords.Zone(zone)).ToString("ddd d MMM yyyy, HH:mm z", CultureInfo.InvariantCulture);

    private static string Day(LocalDate day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static string Country(string code)
    {
        try
        {
            return new RegionInfo(code).EnglishName;
        }
        catch (ArgumentException)
        {
            return code;
        }
    }
}
