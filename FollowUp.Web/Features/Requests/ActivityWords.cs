using FollowUp.Core.Kernel;
using FollowUp.Web.Components.Shared;

namespace FollowUp.Web.Features.Requests;

/// <summary>Events of requests and messages, in plain words.</summary>
public static class ActivityWords
{
    /// <summary>What happened, such as "Sent by email".</summary>
    /// <param name="type">Event type as stored.</param>
    public static string Title(string type, Channel? channel) => type switch
    {
        "scheduled" => "Scheduled",
        "queued" => "Queued",
        "sent" => $"Sent{By(channel)}",
        "delivered" => $"Delivered{By(channel)}",
        "opened" => "Email opened",
        "clicked" => "Link clicked",
        "opened_machine" => "Opened by a program",
        "clicked_machine" => "Link followed by a program",
        "replied" => $"Replied{By(channel)}",
        "received" => $"Wrote to you{By(channel)}",
        "answered_machine" => $"Automatic answer{By(channel)}",
        "bounced" => "Address refused",
        "complained" => "Reported as spam",
        "submitted" => "Review submitted",
        "deferred" => "Not taken yet",
        "failed" => $"Failed{By(channel)}",
        "unknown" => "Outcome unknown",
        "skipped" => "Skipped",
        "retried" => "Retry asked for",
        "resent" => "Copy asked for",
        "opted_out" => "Opted out",
        _ => Words.Sentence(type),
    };

    /// <summary>Status whose colour the event takes; null for grey.</summary>
    public static string? Status(string type) => type switch
    {
        "deferred" or "held" => "queued",
        "opened" => "delivered",
        "retried" or "resent" => "sending",
        _ => StatusLook.Names.Contains(type) ? type : null,
    };

    private static string By(Channel? channel) => channel switch
    {
        Channel.Email => " by email",
        Channel.Sms => " by SMS",
        Channel.WhatsApp => " by WhatsApp",
        _ => "",
    };
}
