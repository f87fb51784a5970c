using FollowUp.Core.Delivery;

namespace FollowUp.Web.Endpoints;

/// <summary>What lists and the single view show of a message.</summary>
internal abstract class MessageFields(MessageView view)
{
    public Guid Id => view.Id;

    /// <summary>What asked for it: the enrollment, for a message of a request.</summary>
    public Guid OriginId => view.OriginId;

    /// <summary>Which of the origin's messages it is.</summary>
    public string Slot => view.Slot;

    public string Channel => ApiText.Of(view.Channel);

    public string Status => ApiText.Of(view.State);

    public Guid? ContactId => view.ContactId;

    public string? Address => view.Address;

    public string? Subject => view.Subject;

    public string? Provider => view.Provider;

    public string? ProviderMessageId => view.ProviderMessageId;

    public int AttemptCount => view.AttemptCount;

    public DateTimeOffset PlannedAt => view.PlannedAt.ToDateTimeOffset();

    public DateTimeOffset DueAt => view.DueAt.ToDateTimeOffset();

    public DateTimeOffset? SentAt => view.SentAt?.ToDateTimeOffset();

    public DateTimeOffset? DeliveredAt => view.DeliveredAt?.ToDateTimeOffset();

    public DateTimeOffset? OpenedAt => view.OpenedAt?.ToDateTimeOffset();

    public DateTimeOffset? ClickedAt => view.ClickedAt?.ToDateTimeOffset();

    public string? LastError => view.LastError;

    public string? RequestedBy => view.RequestedBy;

    /// <summary>What it cost, or would have if it was taken; null for what no provider took, and for messages older than prices.</summary>
    public MessageCostAnswer? Cost => view.Cost is { } cost ? MessageCostAnswer.Of(cost) : null;
}

/// <summary>One message out, on one channel.</summary>
internal sealed class MessageAnswer(MessageView view) : MessageFields(view);

/// <summary>A message with everything that explains it.</summary>
internal sealed class MessageDetailAnswer : MessageFields
{
    public MessageDetailAnswer(MessageDetail detail, Guid? requestId)
        : base(detail.Message)
    {
        RequestId = requestId;
        Html = detail.Html;
        Text = detail.Text;
        (Why, var next) = MessageWhy.Of(detail);
        Next = next?.ToDateTimeOffset();
        Attachments = [.. detail.Files.Select(MessageAttachmentAnswer.Of)];
        Attempts = [.. detail.Attempts.Select(row => AttemptAnswer.Of(row, detail.Accounts))];
        Events = [.. detail.Events.Select(row => new MessageEventAnswer(row.Type, row.At.ToDateTimeOffset(), row.Detail))];
        Verdicts = [.. detail.Verdicts.Select(VerdictAnswer.Of)];
    }

    /// <summary>The request it belongs to, if any.</summary>
    public Guid? RequestId { get; }

    /// <summary>Why it stands where it stands, in one or two sentences.</summary>
    public string Why { get; }

    /// <summary>When something happens to it by itself; null when nothing does.</summary>
    public DateTimeOffset? Next { get; }

    public string? Html { get; }

    public string? Text { get; }

    /// <summary>Files that left with it.</summary>
    public IReadOnlyList<MessageAttachmentAnswer> Attachments { get; }

    public IReadOnlyList<AttemptAnswer> Attempts { get; }

    public IReadOnlyList<MessageEventAnswer> Events { get; }

    /// <summary>Each time a gate held it, with its reason and what it looked at.</summary>
    public IReadOnlyList<VerdictAnswer> Verdicts { get; }
}

/// <summary>A file that left with a message.</summary>
/// <param name="MediaId">Of the file, which may be gone by now.</param>
internal sealed record MessageAttachmentAnswer(Guid MediaId, string Name, string ContentType, int Size)
{
    public static MessageAttachmentAnswer Of(MessageAttachment row) => new(row.MediaId, row.Name, row.ContentType, row.Size);
}

/// <summary>One hand-over to a provider.</summary>
/// <param name="Account">Name of the account; null when it is gone.</param>
internal sealed record AttemptAnswer(
    int Number, string Provider, string? Account, DateTimeOffset StartedAt, DateTimeOffset FinishedAt, string Outcome, string? Code, string? Reason, string? ProviderMessageId)
{
    public static AttemptAnswer Of(Attempt row, IReadOnlyDictionary<Guid, string> accounts) => new(
        row.Number, row.Provider, row.AccountId is { } id ? accounts.GetValueOrDefault(id) : null, row.StartedAt.ToDateTimeOffset(), row.FinishedAt.ToDateTimeOffset(), row.Outcome, row.Code, row.Reason, row.ProviderMessageId);
}

/// <summary>Something that happened to a message.</summary>
internal sealed record MessageEventAnswer(string Type, DateTimeOffset At, string? Detail);

/// <summary>A gate's word other than "allow".</summary>
/// <param name="Kind"><c>defer</c>, <c>skip</c> or <c>cancel</c>.</param>
/// <param name="RuleSetVersion">Of the rule data it went by, as <c>POST /api/v1/windows/check</c> tells it; null for gates without any.</param>
internal sealed record VerdictAnswer(string Rule, string Kind, string Reason, string Input, int RuleSet, DateTimeOffset? Until, DateTimeOffset At, string? RuleSetVersion)
{
    public static VerdictAnswer Of(VerdictRecord row) => new(
        row.Rule, row.Kind, row.Reason, row.Input, row.RuleSet, row.Until?.ToDateTimeOffset(), row.At.ToDateTimeOffset(), row.RuleVersion);
}
