using FollowUp.Core.Delivery;

namespace FollowUp.Web.Endpoints;

/// <summary>One message out, on one channel.</summary>
/// <param name="OriginId">What asked for it: the enrollment, for a message of a request.</param>
/// <param name="Slot">Which of the origin's messages it is.</param>
internal record MessageAnswer(
    Guid Id,
    Guid OriginId,
    string Slot,
    string Channel,
    string Status,
    Guid? ContactId,
    string? Address,
    string? Subject,
    string? Provider,
    string? ProviderMessageId,
    int AttemptCount,
    DateTimeOffset PlannedAt,
    DateTimeOffset DueAt,
    DateTimeOffset? SentAt,
    DateTimeOffset? DeliveredAt,
    DateTimeOffset? OpenedAt,
    DateTimeOffset? ClickedAt,
    string? LastError,
    string? RequestedBy)
{
    public static MessageAnswer Of(MessageView view) => new(
        view.Id,
        view.OriginId,
        view.Slot,
        ApiText.Of(view.Channel),
        ApiText.Of(view.State),
        view.ContactId,
        view.Address,
        view.Subject,
        view.Provider,
        view.ProviderMessageId,
        view.AttemptCount,
        view.PlannedAt.ToDateTimeOffset(),
        view.DueAt.ToDateTimeOffset(),
        view.SentAt?.ToDateTimeOffset(),
        view.DeliveredAt?.ToDateTimeOffset(),
        view.OpenedAt?.ToDateTimeOffset(),
        view.ClickedAt?.ToDateTimeOffset(),
        view.LastError,
        view.RequestedBy);
}

/// <summary>A message with everything that explains it.</summary>
internal sealed record MessageDetailAnswer : MessageAnswer
{
    public MessageDetailAnswer(MessageDetail detail, Guid? requestId)
        : base(Of(detail.Message))
    {
        RequestId = requestId;
        Html = detail.Html;
        Text = detail.Text;
        Attempts = [.. detail.Attempts.Select(AttemptAnswer.Of)];
        Events = [.. detail.Events.Select(row => new MessageEventAnswer(row.Type, row.At.ToDateTimeOffset(), row.Detail))];
        Verdicts = [.. detail.Verdicts.Select(VerdictAnswer.Of)];
    }

    /// <summary>The request it belongs to, if any.</summary>
    public Guid? RequestId { get; }

    public string? Html { get; }

    public string? Text { get; }

    public IReadOnlyList<AttemptAnswer> Attempts { get; }

    public IReadOnlyList<MessageEventAnswer> Events { get; }

    /// <summary>Each time a gate held it, with its reason and what it looked at.</summary>
    public IReadOnlyList<VerdictAnswer> Verdicts { get; }
}

/// <summary>One hand-over to a provider.</summary>
internal sealed record AttemptAnswer(
    int Number, string Provider, DateTimeOffset StartedAt, DateTimeOffset FinishedAt, string Outcome, string? Code, string? Reason, string? ProviderMessageId)
{
    public static AttemptAnswer Of(Attempt row) => new(
        row.Number, row.Provider, row.StartedAt.ToDateTimeOffset(), row.FinishedAt.ToDateTimeOffset(), row.Outcome, row.Code, row.Reason, row.ProviderMessageId);
}

/// <summary>Something that happened to a message.</summary>
internal sealed record MessageEventAnswer(string Type, DateTimeOffset At, string? Detail);

/// <summary>A gate's word other than "allow".</summary>
/// <param name="Kind"><c>defer</c>, <c>skip</c> or <c>cancel</c>.</param>
internal sealed record VerdictAnswer(string Rule, string Kind, string Reason, string Input, int RuleSet, DateTimeOffset? Until, DateTimeOffset At)
{
    public static VerdictAnswer Of(VerdictRecord row) => new(
        row.Rule, row.Kind, row.Reason, row.Input, row.RuleSet, row.Until?.ToDateTimeOffset(), row.At.ToDateTimeOffset());
}
