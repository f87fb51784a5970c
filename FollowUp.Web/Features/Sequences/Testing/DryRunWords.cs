using System.Globalization;
using FollowUp.Core.Kernel;
using FollowUp.Core.Simulation;
using FollowUp.Web.Components.Shared;
using NodaTime;

namespace FollowUp.Web.Features.Sequences.Testing;

/// <summary>What a dry run found, in plain words.</summary>
public static class DryRunWords
{
    /// <summary>Hours of more than this many days are added up by day.</summary>
    private const int MostDaysByHour = 2;

    /// <summary>The whole in a line or two.</summary>
    public static string Sum(DryRunResult result)
    {
        if (result.Events == 0)
        {
            return "No such event happened in these days.";
        }

        var sent = string.Join(" and ", result.Channels.Select(Carried));
        var busiest = result.Hours.Count == 0 ? null : result.Hours.GroupBy(hour => hour.Start).Select(group => (Start: group.Key, Messages: group.Sum(hour => hour.Messages))).MaxBy(hour => hour.Messages) is var most
            ? $" The busiest hour is {Local(most.Start, result):ddd d MMM HH:mm} with {Words.Count(most.Messages)}."
            : null;
        return $"{Words.Count(result.Events, "event")}: {Words.Count(result.Entered, "enrollment")} of {Words.Count(result.Contacts, "contact")}, {(sent.Length == 0 ? "nothing" : sent)} sent.{busiest}";
    }

    /// <summary>What a channel's messages would cost, and how many have no price.</summary>
    public static string Cost(DryRunChannel channel) => (CostWords.Sum([.. channel.Cost]), channel.Unpriced) switch
    {
        (null, 0) => "nothing, to the Sandbox",
        (null, _) => "no price",
        ({ } sum, 0) => channel.Pretended ? $"{sum}, only for show: the Sandbox costs nothing" : sum,
        ({ } sum, var unpriced) => $"{sum}, and {Words.Count(unpriced)} without a price",
    };

    private static string Carried(DryRunChannel channel) => channel.Channel switch
    {
        Channel.Email => Words.Count(channel.Messages, "email"),
        Channel.Sms => $"{Words.Count(channel.Messages)} SMS",
        _ => Words.Count(channel.Messages, $"{channel.Channel} message"),
    };

    /// <summary>Rules with the messages they stopped or put off; steps of the same words are one row.</summary>
    public static IReadOnlyList<(string Reason, int Count)> Rows(IEnumerable<DryRunMessages> messages, FlowNames names)
        => [.. messages.GroupBy(row => $"{names.Step(row.Step)} – {row.Reason}").Select(group => (group.Key, group.Sum(row => row.Count))).OrderByDescending(row => row.Item2)];

    /// <summary>Sends in columns of an hour, or of a day where there are many, without gaps.</summary>
    public static IReadOnlyList<DryRunColumn> Columns(DryRunResult result)
    {
        if (result.Hours.Count == 0)
        {
            return [];
        }

        var zone = TimeWords.Zone(result.TimeZone);
        var (first, last) = (result.Hours[0].Start, result.Hours[^1].Start);
        if (last - first < Duration.FromDays(MostDaysByHour))
        {
            return [.. Enumerable.Range(0, (int)(last - first).TotalHours + 1).Select(hour => first + Duration.FromHours(hour))
                .Select(start => Column(start.InZone(zone).ToString("d MMM HH:mm", CultureInfo.InvariantCulture), result.Hours.Where(hour => hour.Start == start)))];
        }

        var byDay = result.Hours.ToLookup(hour => hour.Start.InZone(zone).Date);
        var from = first.InZone(zone).Date;
        return [.. Enumerable.Range(0, Period.DaysBetween(from, last.InZone(zone).Date) + 1).Select(from.PlusDays)
            .Select(day => Column(day.ToString("d MMM", CultureInfo.InvariantCulture), byDay[day]))];
    }

    private static DryRunColumn Column(string label, IEnumerable<DryRunHour> hours)
    {
        var found = hours.ToList();
        int Of(Channel channel) => found.Where(hour => hour.Channel == channel).Sum(hour => hour.Messages);
        return new(label, Of(Channel.Email), Of(Channel.Sms), Of(Channel.WhatsApp));
    }

    private static DateTime Local(Instant at, DryRunResult result) => at.InZone(TimeWords.Zone(result.TimeZone)).ToDateTimeUnspecified();
}

/// <summary>One column of the chart.</summary>
public sealed record DryRunColumn(string Label, int Email, int Sms, int WhatsApp);
