using FollowUp.Core.Consent;
using FollowUp.Core.Delivery.Channels.Webhooks;

namespace FollowUp.Core.Delivery.Reports;

/// <summary>
/// What a report does to a message. Pure. The state after a set of reports does not depend on their order: whatever
/// proves that a message arrived outweighs every failure, and a failure outweighs the provider's having taken it.
/// </summary>
public static class ReportRules
{
    /// <param name="events">Gets a line for everything that changed.</param>
    public static MessageFate After(MessageFate fate, ProviderReport report, ICollection<ReportedEvent> events)
    {
        var after = report.Kind switch
        {
            ReportKind.Accepted => Taken(fate, report, events),
            ReportKind.Delivered or ReportKind.Opened or ReportKind.Clicked or ReportKind.Read => Arrived(fate, report, events),
            _ when Fails(report) => Failed(fate, report, events),
            _ => fate,
        };
        after = after with { Price = report.Price ?? after.Price, Free = report.Free || after.Free };
        return report.Kind switch
        {
            ReportKind.Opened or ReportKind.Read => Opened(after, report, events),
            ReportKind.Clicked => Clicked(after, report, events),
            ReportKind.Complained => Told(after, report, "complained", events),
            ReportKind.Unsubscribed => Told(after, report, "opted_out", events),
            _ => after,
        };
    }

    /// <summary>Why nothing more may be sent to the address; null when it may.</summary>
    public static SuppressionReason? Suppresses(ReportKind kind) => kind switch
    {
        ReportKind.BouncedHard or ReportKind.InvalidAddress => SuppressionReason.Bounced,
        ReportKind.Complained => SuppressionReason.Complained,
        ReportKind.Unsubscribed => SuppressionReason.OptedOut,
        _ => null,
    };

    /// <summary>A message refused because its contact had opted out bears a code; an opt-out that came of a message does not.</summary>
    private static bool Fails(ProviderReport report)
        => report.Kind is ReportKind.Failed or ReportKind.BouncedHard or ReportKind.BouncedSoft or ReportKind.InvalidAddress
            || (report.Kind is ReportKind.Unsubscribed && report.Code is not null);

    /// <summary>Nobody knew that the provider had it; what waits to be sent again must not be.</summary>
    private static bool InDoubt(MessageFate fate)
        => fate.State is MessageState.Unknown
            || (fate.Tried && fate.State is MessageState.Planned or MessageState.Queued or MessageState.Cancelled or MessageState.Skipped or MessageState.Expired);

    private static MessageFate Taken(MessageFate fate, ProviderReport report, ICollection<ReportedEvent> events)
    {
        if (!InDoubt(fate))
        {
            return fate;
        }

        events.Add(new ReportedEvent("sent", report.At, "The provider confirms that it took the message."));
        return fate with { State = MessageState.Sent, SentAt = fate.SentAt ?? report.At, Error = null };
    }

    private static MessageFate Arrived(MessageFate fate, ProviderReport report, ICollection<ReportedEvent> events)
    {
        if (fate.State is not (MessageState.Sent or MessageState.Failed) && !InDoubt(fate))
        {
            return fate;
        }

        events.Add(new ReportedEvent("delivered", report.At, report.Words));
        return fate with { State = MessageState.Delivered, SentAt = fate.SentAt ?? report.At, DeliveredAt = fate.DeliveredAt ?? report.At, Error = null };
    }

    private static MessageFate Failed(MessageFate fate, ProviderReport report, ICollection<ReportedEvent> events)
    {
        if (fate.State is MessageState.Sent or MessageState.Unknown)
        {
            events.Add(new ReportedEvent("failed", report.At, Words(report)));
            return fate with { State = MessageState.Failed, Error = Words(report) };
        }

        return report.Kind is ReportKind.BouncedHard or ReportKind.InvalidAddress ? Told(fate, report, "bounced", events) : fate;
    }

    private static MessageFate Opened(MessageFate fate, ProviderReport report, ICollection<ReportedEvent> events)
    {
        if (fate.OpenedAt is not null)
        {
            return fate;
        }

        events.Add(new ReportedEvent(report.Machine ? "opened_machine" : "opened", report.At));
        return report.Machine ? fate : fate with { OpenedAt = report.At };
    }

    private static MessageFate Clicked(MessageFate fate, ProviderReport report, ICollection<ReportedEvent> events)
    {
        if (fate.ClickedAt is not null)
        {
            return fate;
        }

        events.Add(new ReportedEvent(report.Machine ? "clicked_machine" : "clicked", report.At, report.Url));
        return report.Machine ? fate : fate with { ClickedAt = report.At };
    }

    private static MessageFate Told(MessageFate fate, ProviderReport report, string type, ICollection<ReportedEvent> events)
    {
        events.Add(new ReportedEvent(type, report.At, Words(report)));
        return fate;
    }

    private static string? Words(ProviderReport report)
        => (report.Code, report.Words) switch
        {
            ({ } code, { } words) => words.Contains(code, StringComparison.Ordinal) ? words : $"{code}: {words}",
            _ => report.Words ?? report.Code,
        };
}
