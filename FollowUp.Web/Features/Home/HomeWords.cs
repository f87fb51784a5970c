using System.Globalization;
using FollowUp.Core.Analytics;
using FollowUp.Core.Kernel;
using FollowUp.Web.Components.Shared;
using NodaTime;

namespace FollowUp.Web.Features.Home;

/// <summary>Words of the first page.</summary>
public static class HomeWords
{
    /// <summary>"Good morning, Mara".</summary>
    public static string Greeting(string name, NodaTime.LocalTime time)
    {
        var first = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        var part = time.Hour switch
        {
            < 5 => "Good night",
            < 12 => "Good morning",
            < 18 => "Good afternoon",
            _ => "Good evening",
        };
        return first is null ? part : $"{part}, {first}";
    }

    /// <summary>"Wednesday 18 June".</summary>
    public static string Day(LocalDate date) => date.ToString("dddd d MMMM", CultureInfo.InvariantCulture);

    /// <summary>"18 Jun".</summary>
    public static string ShortDay(LocalDate date) => date.ToString("d MMM", CultureInfo.InvariantCulture);

    /// <summary>"5 min ago" within a day, else "18 Jun"; nothing for no moment.</summary>
    public static string? Since(Instant? at, Instant now, DateTimeZone zone)
        => at is { } moment ? TimeWords.Relative(moment, now) ?? ShortDay(moment.InZone(zone).Date) : null;

    /// <summary>The change of a count in percent and its words; null where there was nothing before.</summary>
    public static (decimal? Change, string? Text) Change(int now, int before)
    {
        if (before == 0)
        {
            return (null, null);
        }

        var change = Math.Round(((decimal)now - before) * 100 / before, 1);
        return (change, string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(change):0.#}%"));
    }

    /// <summary>The change of a share in points.</summary>
    public static (decimal? Change, string? Text) Points(double? now, double? before)
    {
        if (now is null || before is null)
        {
            return (null, null);
        }

        var change = Math.Round((decimal)(now.Value - before.Value) * 100, 1);
        return (change, string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(change):0.#} pt"));
    }

    /// <summary>The next round whole number, such as 1, 2, 3, 15, 20 or 250, that is not below the value: a distance between grid lines that reads well.</summary>
    public static double RoundStep(double value)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(1, value))));
        return power * new[] { 1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10 }.First(factor => power * factor >= value && power * factor == Math.Truncate(power * factor));
    }

    /// <summary>What stands in one line of "Needs attention".</summary>
    public static AttentionLine Line(AttentionItem item) => item.Kind switch
    {
        AttentionKind.AccountFailing => new(
            IconName.Dns, Tone.Danger, $"{item.Subject} does not take {(item.Channel == Channel.Sms ? "texts" : "mail")}", item.Reason ?? "It gave no reason.", Links.EmailAccount),
        AttentionKind.RequestsFailed => new(
            IconName.Cancel, Tone.Danger, $"{Words.Count(item.Count, "request")} failed in {item.Subject}", item.Reason ?? "", $"/requests?status=failed&campaign={item.SubjectId}"),
        AttentionKind.OutcomeUnknown => new(
            IconName.Help, Tone.Warn, $"{Words.Count(item.Count, "message has", "messages have")} an unknown outcome", "They may have arrived. Say what became of them.", "/dead-letters?kind=unknown"),
        AttentionKind.PossibleOptOuts => new(
            IconName.Block, Tone.Warn, $"{Words.Count(item.Count, "message")} may ask you to stop", "Decide whether these people opted out. What is meant for them waits a day at most.", "/compliance/opt-outs"),
        AttentionKind.CampaignPaused => new(
            IconName.Pause, Tone.Warn, $"{item.Subject} is paused", $"{Words.Count(item.Count, "request waits", "requests wait")} until it is resumed.", Links.Campaign(item.SubjectId ?? default)),
        AttentionKind.PrivacyOverdue => new(
            IconName.Shield, Tone.Danger, $"{Words.Count(item.Count, "privacy request is", "privacy requests are")} overdue", "The law sets the day. Answer them first.", "/compliance/privacy?status=open"),
        _ => new(
            IconName.Reviews, Tone.Info, $"{Words.Count(item.Count, "review waits", "reviews wait")} for you", "Approve or hide them.", "/reviews?status=pending"),
    };
}

/// <summary>One line of "Needs attention": what, why, and where it is looked at.</summary>
public sealed record AttentionLine(IconName Icon, Tone Tone, string Title, string Reason, string Href);
