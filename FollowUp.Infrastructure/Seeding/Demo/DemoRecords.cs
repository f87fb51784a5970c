using FollowUp.Core.Consent;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using FollowUp.Core.Sequences.Steps;
using NodaTime;

namespace FollowUp.Infrastructure.Seeding.Demo;

/// <summary>Writes requests and enrollments as the scans would have left them.</summary>
internal sealed class DemoRecords(Guid organizationId, IKeyedHashes hashes, IIdSource ids, Instant now)
{
    private const string Open = "open";
    private readonly HashSet<string> suppressed = [];

    public void Event(List<object> rows, DemoOrder order, string type, Instant at, string? detail = null)
        => rows.Add(new RequestEvent { Id = ids.NewId(), OrganizationId = organizationId, RequestId = order.RequestId, Type = type, At = at, Detail = detail });

    /// <summary>Its time has not come.</summary>
    public void Waiting(List<object> rows, DemoOrder order)
        => Add(rows, order, RequestStatus.Scheduled, EnrollmentStatus.Active, order.By.Flow.Start, order.DeliveredAt, Instant.Max(order.ScheduledAt, now + Duration.FromMinutes(5)));

    /// <summary>Its campaign is paused.</summary>
    public void Held(List<object> rows, DemoOrder order)
        => Add(rows, order, RequestStatus.Scheduled, EnrollmentStatus.Held, order.By.Flow.Start, order.DeliveredAt, order.ScheduledAt);

    public void Cancelled(List<object> rows, DemoOrder order, Instant at)
    {
        const string Detail = "Cancelled by Mara Lindqvist.";
        Event(rows, order, "cancelled", at, Detail);
        Add(rows, order, RequestStatus.Cancelled, EnrollmentStatus.Exited, order.By.Flow.Start, order.DeliveredAt, null, "cancelled", at, Detail);
    }

    /// <summary>The address is on the suppression list, so the message was skipped.</summary>
    public void Suppressed(List<object> rows, DemoOrder order, SendStep step)
    {
        var (messageId, at, address) = (ids.NewId(), order.ScheduledAt + Duration.FromMilliseconds(200), DemoMessage.Address(order.Contact, step.Channel));
        const string Why = "one-click unsubscribe";
        const string Reason = "The address is on the suppression list: one-click unsubscribe.";
        if (suppressed.Add(address))
        {
            rows.Add(new Suppression
            {
                Id = ids.NewId(), OrganizationId = organizationId, Channel = step.Channel, Address = address, AddressHash = AddressHash.Of(hashes, step.Channel, address), Reason = SuppressionReason.OptedOut, Source = Why, CreatedAt = order.DeliveredAt - Duration.FromDays(1),
            });
        }

        rows.Add(new Message
        {
            Id = messageId, OrganizationId = organizationId, Origin = OriginKind.Enrollment, OriginId = order.EnrollmentId, Slot = step.Id, Lane = Lane.Sequence, Channel = step.Channel,
            ContactId = order.Contact.Id, TemplateId = step.Template, Data = order.Data, State = MessageState.Skipped, PlannedAt = order.ScheduledAt, DueAt = order.ScheduledAt,
            ExpiresAt = order.ScheduledAt + Duration.FromDays(7), Token = ids.NewToken(), LastError = Reason,
        });
        rows.Add(new VerdictRecord
        {
            Id = ids.NewId(), OrganizationId = organizationId, MessageId = messageId, Rule = "suppression", Kind = "skip", Reason = Reason, Input = Why, RuleSet = GateChain.RuleSet, At = at, Channel = step.Channel,
        });
        foreach (var (type, when) in new[] { ("queued", order.ScheduledAt), ("skipped", at) })
        {
            rows.Add(new MessageEvent
            {
                Id = ids.NewId(), OrganizationId = organizationId, MessageId = messageId, OriginId = order.EnrollmentId, Type = type, At = when, Detail = type == "skipped" ? Reason : null,
            });
        }

        Add(rows, order, RequestStatus.Skipped, EnrollmentStatus.Exited, RequestFlow.StepAfterAsking(order.By.Flow), order.ScheduledAt, null, "not_sent", at, Reason);
    }

    /// <summary>No provider took it, or nobody knows.</summary>
    public void NotSent(List<object> rows, DemoOrder order, DemoFate fate)
    {
        var step = RequestFlow.StepAfterAsking(order.By.Flow);
        if (fate.Outcome == "uncertain")
        {
            Add(rows, order, RequestStatus.Unknown, EnrollmentStatus.Active, step, order.ScheduledAt, order.ExpiresAt, lastError: fate.Reason, awaits: true);
        }
        else
        {
            Add(rows, order, RequestStatus.Failed, EnrollmentStatus.Exited, step, order.ScheduledAt, null, "not_sent", order.ScheduledAt + Duration.FromSeconds(2), $"{fate.Code} {fate.Reason}");
        }
    }

    public void Sent(List<object> rows, DemoOrder order, DemoStanding standing)
    {
        if (standing.SubmittedAt is { } submitted)
        {
            Event(rows, order, "submitted", submitted);
            Add(rows, order, RequestStatus.Submitted, EnrollmentStatus.Exited, Open, standing.FirstSentAt, null, "review_submitted", submitted, standing: standing);
        }
        else if (order.ExpiresAt <= now)
        {
            Event(rows, order, "expired", order.ExpiresAt);
            Add(rows, order, RequestStatus.Expired, EnrollmentStatus.Exited, Open, standing.FirstSentAt, null, "expired", order.ExpiresAt, standing: standing);
        }
        else
        {
            var campaign = order.By.Campaign;
            var next = standing.FirstSentAt + Duration.FromTimeSpan(campaign.ReminderDelay * (standing.Reminders + 1));
            var reminded = standing.Reminders < campaign.MaxReminders && next < order.ExpiresAt;
            var due = reminded ? Instant.Max(next, now + Duration.FromMinutes(5)) : order.ExpiresAt;
            Add(
                rows, order, standing.ClickedAt is null ? RequestStatus.Sent : RequestStatus.Clicked, EnrollmentStatus.Active,
                reminded ? $"before{standing.Reminders + 1}" : Open, order.ScheduledAt, due, standing: standing, nextReminder: reminded ? due : null);
        }
    }

    private void Add(
        List<object> rows, DemoOrder order, RequestStatus status, EnrollmentStatus enrollment, string step, Instant plannedAt, Instant? dueAt, string? stopReason = null, Instant? endedAt = null,
        string? lastError = null, DemoStanding? standing = null, Instant? nextReminder = null, bool awaits = false)
    {
        rows.Add(new Enrollment
        {
            Id = order.EnrollmentId, OrganizationId = organizationId, SequenceId = order.By.Sequence.Id, VersionId = order.By.Version.Id, ContactId = order.Contact.Id,
            Subject = $"order:{order.OrderId}/item:1", Pass = 1, Status = enrollment, Step = step, PlannedAt = plannedAt, DueAt = dueAt, AwaitsMessages = awaits, ExpiresAt = order.ExpiresAt,
            StopReason = stopReason, Data = order.Data, EnteredAt = order.CreatedAt, EndedAt = endedAt,
        });
        rows.Add(new Request
        {
            Id = order.RequestId, OrganizationId = organizationId, CampaignId = order.By.Campaign.Id, EnrollmentId = order.EnrollmentId, ContactId = order.Contact.Id, OrderId = order.OrderId, ItemId = "1",
            Product = order.Product.Name, ProductUrl = order.Product.Url, Token = order.Token, Status = status, CreatedAt = order.CreatedAt, ScheduledAt = order.ScheduledAt, ExpiresAt = order.ExpiresAt,
            FirstSentAt = standing?.FirstSentAt, ReminderCount = standing?.Reminders ?? 0, NextReminderAt = nextReminder, ClickedAt = standing?.ClickedAt, SubmittedAt = standing?.SubmittedAt, LastError = lastError,
        });
    }
}
