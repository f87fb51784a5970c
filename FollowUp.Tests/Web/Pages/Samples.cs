using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using FollowUp.Core.Sequences;
using NodaTime;

namespace FollowUp.Tests.Web.Pages;

/// <summary>Rows as queries hand them out.</summary>
internal static class Samples
{
    public static readonly Instant At = Instant.FromUtc(2026, 3, 2, 8, 0);
    public static readonly Guid RequestId = new("01950000-0000-7000-8000-000000000001");
    public static readonly Guid MessageId = new("01950000-0000-7000-8000-000000000002");

    public static RequestRow Row(RequestStatus status = RequestStatus.Sent, string? lastError = null) => new(
        RequestId, status, new Guid("01950000-0000-7000-8000-000000000003"), "After delivery", RequestChannel.Email, new Guid("01950000-0000-7000-8000-000000000004"), "Hana Sato", "hana@example.com",
        "1042", "1", "Alder wool throw", At, At, status is RequestStatus.Sent or RequestStatus.Clicked or RequestStatus.Submitted ? At : null, 0, null, null, null, lastError);

    public static RequestCampaign Campaign(SequenceStatus status = SequenceStatus.Active) => new()
    {
        Id = new Guid("01950000-0000-7000-8000-000000000003"),
        SequenceId = new Guid("01950000-0000-7000-8000-000000000005"),
        Name = "After delivery",
        Status = status,
        Channel = RequestChannel.Email,
        Delay = TimeSpan.FromDays(3),
        ReminderEnabled = true,
        ReminderDelay = TimeSpan.FromDays(4),
        MaxReminders = 2,
        Expiry = TimeSpan.FromDays(30),
        Eligibility = new Eligibility(AskAtMostEveryDays: 30),
        Version = 7,
    };

    public static RequestDetail Detail(RequestRow row, SequenceStatus campaign = SequenceStatus.Active, params MessageView[] messages) => new(
        row, "https://followup.example.com/r/token", At + Duration.FromDays(30), Campaign(campaign),
        [new RequestActivity("scheduled", At - Duration.FromDays(3), null, null, null, null)], messages, null, null);

    public static MessageView View(MessageState state, string? lastError = null, int attempts = 1) => new(
        MessageId, new Guid("01950000-0000-7000-8000-000000000006"), "ask_email", Channel.Email, state, null, "hana@example.com", "How do you like it?", "smtp", null, attempts,
        At, At, null, null, null, null, lastError, null);

    public static MessageDetail Message(MessageView view, IReadOnlyList<Attempt>? attempts = null, IReadOnlyList<VerdictRecord>? verdicts = null)
        => new(view, view.Subject, "<p>Hello</p>", "Hello", attempts ?? [], [], verdicts ?? []);

    public static Attempt Attempt(string outcome, string? code, string? reason, int number = 1, Instant? at = null) => new()
    {
        MessageId = MessageId, Number = number, Provider = "smtp", StartedAt = at ?? At, FinishedAt = at ?? At, Outcome = outcome, Code = code, Reason = reason,
    };

    public static VerdictRecord Verdict(string rule, string kind, string reason, Instant? until = null, Instant? at = null) => new()
    {
        MessageId = MessageId, Rule = rule, Kind = kind, Reason = reason, Input = "", Until = until, At = at ?? At,
    };
}
