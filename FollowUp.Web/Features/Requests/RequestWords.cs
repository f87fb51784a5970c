using FollowUp.Core.Requests;
using FollowUp.Core.Sequences;
using FollowUp.Web.Components.Shared;
using NodaTime;

namespace FollowUp.Web.Features.Requests;

/// <summary>What became of a request, in plain words.</summary>
public static class RequestWords
{
    /// <summary>One or two sentences for the head of the drawer.</summary>
    public static string Sentence(RequestDetail detail, Instant now, DateTimeZone zone)
    {
        var row = detail.Row;
        var paused = detail.Campaign.Status == SequenceStatus.Paused;
        return row.Status switch
        {
            RequestStatus.Scheduled or RequestStatus.Queued when paused => "The campaign is paused. It waits until the campaign is resumed.",
            RequestStatus.Scheduled => $"It goes out {When(row.ScheduledAt, now, zone)}.",
            RequestStatus.Queued when row.LastError is not null => "It was not taken yet and will be tried again on its own.",
            RequestStatus.Queued => "Its time has come. It waits for its turn.",
            RequestStatus.Sent => $"It was sent {When(row.FirstSentAt, now, zone)}. {Next(detail, now, zone)}",
            RequestStatus.Clicked => $"The link was opened {When(row.ClickedAt, now, zone)}. There is no review yet. {Next(detail, now, zone)}",
            RequestStatus.Submitted => $"The review was written {When(row.SubmittedAt, now, zone)}. Reminders have ended.",
            RequestStatus.Failed => "It could not be sent. It will not be tried again on its own.",
            RequestStatus.Skipped => "It was not sent, because a rule forbade it.",
            RequestStatus.Unknown => "The connection broke while it was handed over. It may or may not have arrived.",
            RequestStatus.Expired => $"It ran out {When(detail.ExpiresAt, now, zone)}. The link is closed.",
            _ => "It was cancelled. Nothing more is sent.",
        };
    }

    /// <summary>A few words for the line in the log; null where the status says it all.</summary>
    public static string? Detail(RequestRow row, Instant now, DateTimeZone zone) => row.Status switch
    {
        RequestStatus.Failed or RequestStatus.Skipped or RequestStatus.Unknown => row.LastError,
        RequestStatus.Scheduled => $"Goes out {When(row.ScheduledAt, now, zone)}",
        RequestStatus.Queued => row.LastError is null ? null : $"Tried, not taken yet: {row.LastError}",
        RequestStatus.Sent or RequestStatus.Clicked when row.NextReminderAt is { } next => $"Reminder {row.ReminderCount + 1} {When(next, now, zone)}",
        RequestStatus.Sent or RequestStatus.Clicked when row.ReminderCount > 0 => Words.Count(row.ReminderCount, "reminder") + " sent",
        RequestStatus.Submitted => $"Review written {When(row.SubmittedAt, now, zone)}",
        _ => null,
    };

    /// <summary>"5 min ago", else "on 18 Jun 09:42".</summary>
    public static string When(Instant? at, Instant now, DateTimeZone zone)
        => at is { } moment ? TimeWords.Relative(moment, now) ?? $"on {TimeWords.Absolute(moment, now, zone)}" : "";

    /// <summary>What a slot of the campaign's flow is to people.</summary>
    public static string Slot(string slot, string? requestedBy) => RequestFlow.Round(slot) switch
    {
        0 => "Request",
        { } round => $"Reminder {round}",
        null => requestedBy is null ? "Copy" : $"Copy, asked for by {requestedBy}",
    };

    private static string Next(RequestDetail detail, Instant now, DateTimeZone zone)
    {
        if (detail.Campaign.Status == SequenceStatus.Paused)
        {
            return "The campaign is paused, so reminders wait.";
        }

        return detail.Row.NextReminderAt is { } next
            ? $"Without a review, reminder {detail.Row.ReminderCount + 1} follows {When(next, now, zone)}."
            : "No more reminders follow.";
    }
}
