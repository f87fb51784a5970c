using FollowUp.Core.Engine;
using FollowUp.Core.Events;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Infrastructure.Persistence.Batch.Intake;
using FollowUp.Infrastructure.Persistence.Batch.Segments;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Engine;

/// <summary>Writes down what steps do besides sending: tags, attributes, calls and notices to make, entries into other sequences.</summary>
internal static class StepEffects
{
    public static async Task<(int Actions, int Entries, int Changed)> WriteAsync(
        BatchSession session, IIdSource ids, IReadOnlyList<AdvancedEnrollment> decided, Instant now, CancellationToken cancellationToken)
    {
        var all = decided.SelectMany(one => one.Decision!.Effects.Select(effect => (one.Enrollment, Planned: effect))).ToList();
        if (all.Count == 0)
        {
            return (0, 0, 0);
        }

        await TagAsync(session, all, cancellationToken);
        await DescribeAsync(session, all, cancellationToken);
        var changed = await SegmentChecks.AddAsync(
            session, ids, all.Where(one => one.Planned.Effect is StepEffect.Tags or StepEffect.Attribute).Select(one => (one.Enrollment.OrganizationId, one.Enrollment.ContactId)), cancellationToken);
        var actions = all.Select(one => Action(ids, one.Enrollment, one.Planned, now)).OfType<StepActionRow>().ToList();
        await session.AddAsync(
            "StepActions", actions, cancellationToken, "t.\"EnrollmentId\" = r.\"EnrollmentId\" AND t.\"Step\" = r.\"Step\" AND t.\"Round\" = r.\"Round\"");
        var entries = all.Where(one => one.Planned.Effect is StepEffect.Enroll).Select(one => Entry(ids, one.Enrollment, one.Planned, now)).ToList();
        await AskedEntryRow.InsertAsync(session, entries, cancellationToken);
        return (actions.Count, entries.Count, changed);
    }

    private static async Task TagAsync(BatchSession session, List<(DueEnrollment Enrollment, PlannedEffect Planned)> all, CancellationToken cancellationToken)
    {
        var changes = all.Where(one => one.Planned.Effect is StepEffect.Tags).Select(one => (one.Enrollment, Tags: (StepEffect.Tags)one.Planned.Effect)).ToList();
        await ContactTraits.RemoveTagsAsync(
            session, [.. changes.SelectMany(one => one.Tags.Remove.Select(tag => new TraitKeyRow(one.Enrollment.ContactId, tag.Trim()))).Distinct()], cancellationToken);
        await ContactTraits.AddTagsAsync(
            session,
            [.. changes.SelectMany(one => one.Tags.Add.Select(tag => new ContactTagRow(one.Enrollment.OrganizationId, one.Enrollment.ContactId, tag.Trim()))).Distinct()],
            cancellationToken);
    }

    private static Task DescribeAsync(BatchSession session, List<(DueEnrollment Enrollment, PlannedEffect Planned)> all, CancellationToken cancellationToken)
    {
        // The last word of a batch counts.
        var changes = all.Where(one => one.Planned.Effect is StepEffect.Attribute)
            .GroupBy(one => (one.Enrollment.ContactId, ((StepEffect.Attribute)one.Planned.Effect).Name))
            .Select(group => (group.Last().Enrollment, Attribute: (StepEffect.Attribute)group.Last().Planned.Effect)).ToList();
        return ContactTraits.SetAttributesAsync(
            session,
            [.. changes.Where(one => one.Attribute.Value is not null)
                .Select(one => new ContactAttributeRow(one.Enrollment.OrganizationId, one.Enrollment.ContactId, one.Attribute.Name, one.Attribute.Value!.Value.GetRawText()))],
            [.. changes.Where(one => one.Attribute.Value is null).Select(one => new TraitKeyRow(one.Enrollment.ContactId, one.Attribute.Name))],
            cancellationToken);
    }

    private static StepActionRow? Action(IIdSource ids, DueEnrollment enrollment, PlannedEffect planned, Instant now)
    {
        StepActionKind? kind = planned.Effect switch
        {
            StepEffect.Call => StepActionKind.Call,
            StepEffect.Notify => StepActionKind.Notify,
            _ => null,
        };
        Step? step = planned.Effect switch
        {
            StepEffect.Call call => call.Step,
            StepEffect.Notify notify => notify.Step,
            _ => null,
        };
        return kind is null || step is null ? null : new StepActionRow(
            ids.NewId(), enrollment.OrganizationId, enrollment.Id, enrollment.ContactId, planned.Step, planned.Round, kind.Value, Json.Write(step), enrollment.Data,
            StepActionState.Planned, now, now, 0);
    }

    private static AskedEntryRow Entry(IIdSource ids, DueEnrollment enrollment, PlannedEffect planned, Instant now)
    {
        var entry = new EntryRequest(((StepEffect.Enroll)planned.Effect).SequenceId, enrollment.Subject, enrollment.Data);
        return new AskedEntryRow(
            ids.NewId(), enrollment.OrganizationId, EntryRequest.Source, $"{enrollment.Id:N}/{StepSlot.Of(planned.Step, planned.Round)}", EntryRequest.Type, now, now,
            enrollment.ContactId, Json.Write(entry), 0);
    }

    private sealed record StepActionRow(
        Guid Id, Guid OrganizationId, Guid EnrollmentId, Guid ContactId, string Step, int Round, StepActionKind Kind, string Definition, string Data,
        StepActionState State, Instant PlannedAt, Instant DueAt, int Attempts);
}
