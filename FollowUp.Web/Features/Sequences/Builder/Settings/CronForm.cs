using System.Globalization;
using System.Text.RegularExpressions;

namespace FollowUp.Web.Features.Sequences.Builder.Settings;

/// <summary>A schedule that comes again and again, as it is filled in.</summary>
/// <param name="Every"><c>day</c>, <c>week</c>, <c>month</c>, or <c>cron</c> for an expression of one's own.</param>
/// <param name="Time">Such as <c>09:00</c>.</param>
/// <param name="Day">Of the week (1 is Monday) or of the month.</param>
/// <param name="Cron">The expression, where it is one's own.</param>
public sealed partial record CronForm(string Every = "day", string Time = "09:00", int Day = 1, string Cron = "")
{
    private static readonly string[] Days = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];

    public static CronForm Read(string cron)
    {
        if (Known().Match(cron) is not { Success: true } found)
        {
            return new CronForm("cron", Cron: cron);
        }

        var time = string.Create(CultureInfo.InvariantCulture, $"{int.Parse(found.Groups["hour"].Value, CultureInfo.InvariantCulture):00}:{int.Parse(found.Groups["minute"].Value, CultureInfo.InvariantCulture):00}");
        var form = found.Groups["week"].Success ? new CronForm("week", time, Array.IndexOf(Days, found.Groups["week"].Value) + 1)
            : found.Groups["month"].Success ? new CronForm("month", time, int.Parse(found.Groups["month"].Value, CultureInfo.InvariantCulture))
            : new CronForm("day", time);
        return form.Write() == cron ? form : new CronForm("cron", Cron: cron);
    }

    /// <summary>As Quartz reads it: seconds, minutes, hours, day, month, weekday.</summary>
    public string Write()
    {
        if (Every == "cron")
        {
            return Cron;
        }

        var clock = string.Create(CultureInfo.InvariantCulture, $"0 {int.Parse(Time[3..5], CultureInfo.InvariantCulture)} {int.Parse(Time[..2], CultureInfo.InvariantCulture)}");
        return Every switch
        {
            "week" => $"{clock} ? * {Days[Math.Clamp(Day, 1, 7) - 1]}",
            "month" => string.Create(CultureInfo.InvariantCulture, $"{clock} {Math.Clamp(Day, 1, 31)} * ?"),
            _ => $"{clock} ? * *",
        };
    }

    [GeneratedRegex(@"^0 (?<minute>[0-5]?\d) (?<hour>[01]?\d|2[0-3]) (?:\? \* (?:\*|(?<week>MON|TUE|WED|THU|FRI|SAT|SUN))|(?<month>[12]?\d|3[01]) \* \?)$")]
    private static partial Regex Known();
}
