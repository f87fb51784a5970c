using System.Text.Json;
using FollowUp.Core.Engine;

namespace FollowUp.Web.Endpoints;

/// <summary>Who is to enter.</summary>
/// <param name="Subject">What it is about; a contact enters once a subject unless the sequence says otherwise.</param>
/// <param name="Properties">What templates and conditions see as the event.</param>
internal sealed record EnrollBody(Guid? ContactId = null, IReadOnlyList<Guid>? ContactIds = null, string? Subject = null, JsonElement? Properties = null);

/// <summary>Where a contact stands in a sequence.</summary>
/// <param name="Step">Id of the step it stands at.</param>
/// <param name="DueAt">When it is looked at next.</param>
internal sealed record EnrollmentAnswer(
    Guid Id, Guid SequenceId, string Sequence, Guid ContactId, string Contact, string? Address, string Subject, string Status, string Step, DateTimeOffset? DueAt, string? StopReason,
    int Version, DateTimeOffset EnteredAt, DateTimeOffset? EndedAt)
{
    public static EnrollmentAnswer Of(EnrollmentRow row) => new(
        row.Id, row.SequenceId, row.Sequence, row.ContactId, row.Contact, row.Address, row.Subject, ApiText.Of(row.Status), row.Step, row.DueAt?.ToDateTimeOffset(), row.StopReason,
        row.VersionNumber, row.EnteredAt.ToDateTimeOffset(), row.EndedAt?.ToDateTimeOffset());
}

/// <param name="AwaitsEvent">Type of the event it waits for.</param>
internal sealed record EnrollmentDetailAnswer(EnrollmentAnswer Enrollment, string? AwaitsEvent, IReadOnlyList<MomentAnswer> History)
{
    public static EnrollmentDetailAnswer Of(EnrollmentDetail detail) => new(
        EnrollmentAnswer.Of(detail.Row), detail.AwaitsEvent,
        [.. detail.History.Select(moment => new MomentAnswer(moment.At.ToDateTimeOffset(), moment.Kind, moment.Step, moment.Detail, moment.MessageId))]);
}

/// <param name="Kind"><c>entered</c>, <c>step</c>, <c>message</c>, <c>action</c> or <c>ended</c>.</param>
internal sealed record MomentAnswer(DateTimeOffset At, string Kind, string? Step, string? Detail, Guid? MessageId);
