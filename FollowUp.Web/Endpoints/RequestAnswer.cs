using System.Text.Json.Serialization;
using FollowUp.Core.Requests;

namespace FollowUp.Web.Endpoints;

/// <summary>A request for a review of one delivered item.</summary>
/// <param name="Url">The link to its submission page: whoever has it may submit.</param>
/// <param name="Events">Oldest first; left out in lists.</param>
internal sealed record RequestAnswer(
    Guid Id,
    Guid CampaignId,
    string OrderId,
    string ItemId,
    string Product,
    RequestContactAnswer Contact,
    string Status,
    DateTimeOffset ScheduledAt,
    DateTimeOffset? FirstSentAt,
    int ReminderCount,
    DateTimeOffset? NextReminderAt,
    DateTimeOffset? ClickedAt,
    DateTimeOffset? SubmittedAt,
    string? LastError,
    string Url,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<RequestEventAnswer>? Events)
{
    public static RequestAnswer Of(RequestRow row) => Of(row, null);

    public static RequestAnswer Of(RequestDetail detail) => Of(detail.Row, [.. detail.Events.Select(RequestEventAnswer.Of)]);

    private static RequestAnswer Of(RequestRow row, IReadOnlyList<RequestEventAnswer>? events) => new(
        row.Id,
        row.CampaignId,
        row.OrderId,
        row.ItemId,
        row.Product,
        new RequestContactAnswer(row.ContactId, row.Contact, row.Email, row.Phone),
        ApiText.Of(row.Status),
        row.ScheduledAt.ToDateTimeOffset(),
        row.FirstSentAt?.ToDateTimeOffset(),
        row.ReminderCount,
        row.NextReminderAt?.ToDateTimeOffset(),
        row.ClickedAt?.ToDateTimeOffset(),
        row.SubmittedAt?.ToDateTimeOffset(),
        row.LastError,
        row.Url,
        events);
}

/// <summary>Who is asked.</summary>
internal sealed record RequestContactAnswer(Guid Id, string Name, string? Email, string? Phone);

/// <summary>Something that happened to a request or to one of its messages.</summary>
/// <param name="Type">Such as <c>scheduled</c>, <c>sent</c>, <c>clicked</c>, <c>failed</c>, <c>submitted</c>.</param>
internal sealed record RequestEventAnswer(string Type, DateTimeOffset At, string? Channel, string? Provider, string? ProviderMessageId, string? Detail)
{
    public static RequestEventAnswer Of(RequestActivity activity) => new(
        activity.Type,
        activity.At.ToDateTimeOffset(),
        activity.Channel is { } channel ? ApiText.Of(channel) : null,
        activity.Provider,
        activity.ProviderMessageId,
        activity.Detail);
}
