using FollowUp.Core.Kernel;

namespace FollowUp.Core.Sequences;

/// <summary>The sequences that come with the product (SEQ-7).</summary>
public static class SequencePresets
{
    private static readonly string[] OnAnswer = ["clicked", "replied", "review_submitted"];

    public static readonly IReadOnlyList<SequencePreset> All =
    [
        new("conservative", "Conservative", "Two calm e-mails after a completed job.", "job_completed", [Mail(1), Mail(6)], OnAnswer),
        new("standard", "Standard", "Two e-mails and a text after a completed job.", "job_completed", [Mail(1), Mail(3), Text(4)], OnAnswer),
        new("aggressive", "Aggressive", "Four touches within ten days of a completed job.", "job_completed", [Text(0.25), Mail(1), Text(3), Mail(5)], OnAnswer),
        new("post-scan", "Post-scan nurture", "Stays in touch with somebody who scanned a code.", "qr_scanned", [Mail(0), Mail(3), Mail(7), Text(7)], ["clicked", "replied", "form_submitted"]),
        new("review-request", "Review request", "Asks about an order that arrived, and reminds twice.", "order_delivered", [Mail(7), Mail(5), Mail(5)], ["review_submitted"]) { Purpose = FlowSettings.Transactional },
        new("payment", "Payment reminder", "Reminds of an invoice until it is paid.", "invoice_overdue", [Mail(1), Mail(6), Text(7)], ["payment_received"]) { Purpose = FlowSettings.Transactional },
        new("win-back", "Win-back", "Writes to contacts who have not been here for a while.", "contact_lapsed", [Mail(0), Mail(7), Mail(21)], ["clicked", "replied", "order_placed"]),
    ];

    private static PresetTouch Mail(double days) => new(Channel.Email, TimeSpan.FromDays(days));

    private static PresetTouch Text(double days) => new(Channel.Sms, TimeSpan.FromDays(days));
}
