using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using FollowUp.Core.Templates;
using FollowUp.Web.Features.Sequences;
using NodaTime;

namespace FollowUp.Tests.Web.Pages;

/// <summary>Sequences and enrollments as ports hand them out.</summary>
internal static class SequenceSamples
{
    public static readonly Instant At = Samples.At;
    public static readonly Guid Id = new("01950000-0000-7000-8000-000000000101");
    public static readonly Guid EnrollmentId = new("01950000-0000-7000-8000-000000000102");
    public static readonly Guid Mail = new("01950000-0000-7000-8000-000000000103");
    public static readonly Guid Text = new("01950000-0000-7000-8000-000000000104");

    /// <summary>A text, a wait, a mail, a question about it, and two halves that meet again.</summary>
    public const string Json = """
        {
          "schema": 1,
          "trigger": { "event": "qr_scanned", "filters": [ { "field": "campaign.tags", "op": "contains", "value": "summer" } ] },
          "settings": { "timezone": "contact", "window": { "from": "09:00", "to": "21:00", "days": [1, 2, 3, 4, 5] }, "reentry": { "max": 1, "cooldownDays": 30 }, "exits": [ { "on": "replied" } ], "goal": "order_placed" },
          "steps": [
            { "id": "sms1", "kind": "send", "channel": "sms", "template": "01950000-0000-7000-8000-000000000104", "next": "wait1" },
            { "id": "wait1", "kind": "wait", "for": "P1D", "next": "mail1" },
            { "id": "mail1", "kind": "send", "channel": "email", "template": "01950000-0000-7000-8000-000000000103", "next": "wait2" },
            { "id": "wait2", "kind": "wait", "for": "P2D", "next": "opened" },
            { "id": "opened", "kind": "condition", "branches": [ { "when": { "engagement": "opened", "step": "mail1" }, "next": "end" } ], "else": "halves" },
            { "id": "halves", "kind": "split", "branches": [ { "weight": 50, "next": "mark" }, { "weight": 50, "next": "wait3" } ] },
            { "id": "mark", "kind": "tag", "add": ["quiet"], "next": "wait3" },
            { "id": "wait3", "kind": "wait", "for": "P3D", "next": "end" }
          ],
          "start": "sms1"
        }
        """;

    public static Flow Flow => FlowText.Read(Json);

    public static SequenceRow Row(string name = "After the scan", SequenceStatus status = SequenceStatus.Active, string? trigger = "qr_scanned")
        => new(Id, name, status, trigger, 8, 3, 1204, 310, 45, At, At) { Start = trigger is null ? SequenceStart.ByHand : SequenceStart.Event };

    public static SequenceDetail Detail(SequenceStatus status = SequenceStatus.Active, Flow? draft = null, Flow? published = null)
    {
        var flow = draft ?? Flow;
        var frozen = status == SequenceStatus.Draft ? null : published ?? flow;
        return new(Id, "After the scan", "For summer codes", status, flow, frozen, frozen is null ? null : 3, At, At, 7, frozen is null || !FlowDiff.IsSame(frozen, flow));
    }

    public static Template Template(Guid id, string name, Channel channel, TemplateKind kind = TemplateKind.Message, bool archived = false)
        => new() { Id = id, Name = name, Channel = channel, Kind = kind, Text = "Hi", Archived = archived };

    public static EnrollmentRow Enrollment(EnrollmentStatus status = EnrollmentStatus.Active, string step = "wait1", Instant? dueAt = null, string? reason = null) => new(
        EnrollmentId, Id, "After the scan", new Guid("01950000-0000-7000-8000-000000000105"), "Hana Sato", "hana@example.com", "code:42", status, step, dueAt, reason,
        3, At, status is EnrollmentStatus.Completed or EnrollmentStatus.Exited ? At : null);
}
