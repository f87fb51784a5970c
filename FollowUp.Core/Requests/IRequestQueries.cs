using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Core.Requests;

/// <summary>Reads requests for the log and the API.</summary>
public interface IRequestQueries
{
    Task<Page<RequestRow>> ListAsync(Actor actor, RequestFilter filter, PageQuery page, CancellationToken cancellationToken);

    /// <summary>How many requests have each status under the filter (its own status left out).</summary>
    Task<IReadOnlyDictionary<RequestStatus, int>> CountAsync(Actor actor, RequestFilter filter, CancellationToken cancellationToken);

    /// <exception cref="NotFoundException">No such request in the organization.</exception>
    Task<RequestDetail> GetAsync(Actor actor, Guid requestId, CancellationToken cancellationToken);

    /// <summary>The request that a message belongs to; null when it belongs to none.</summary>
    Task<Guid?> FindByMessageAsync(Actor actor, Guid messageId, CancellationToken cancellationToken);
}

/// <summary>Which requests are wanted; null fields do not filter.</summary>
/// <param name="From">Created at or after.</param>
/// <param name="To">Created before.</param>
/// <param name="Search">Contact name or address, order, product or request id.</param>
public sealed record RequestFilter(
    RequestStatus? Status = null,
    Guid? CampaignId = null,
    Channel? Channel = null,
    Instant? From = null,
    Instant? To = null,
    string? Search = null);

/// <summary>One line of the log.</summary>
/// <param name="Address">The e-mail address, or the number when it goes out by text message only.</param>
/// <param name="Url">The link to its submission page: whoever has it may submit.</param>
public sealed record RequestRow(
    Guid Id,
    RequestStatus Status,
    Guid CampaignId,
    string Campaign,
    RequestChannel Channel,
    Guid ContactId,
    string Contact,
    string? Address,
    string OrderId,
    string ItemId,
    string Product,
    Instant CreatedAt,
    Instant ScheduledAt,
    Instant? FirstSentAt,
    int ReminderCount,
    Instant? NextReminderAt,
    Instant? ClickedAt,
    Instant? SubmittedAt,
    string? LastError,
    string? Email = null,
    string? Phone = null,
    string Url = "");

/// <summary>Everything that diagnosis of one request needs (REQ-9).</summary>
/// <param name="Url">The link to its submission page.</param>
/// <param name="Events">Oldest first.</param>
/// <param name="Messages">In the order they were planned.</param>
/// <param name="Review">What was submitted, if anything.</param>
public sealed record RequestDetail(
    RequestRow Row,
    string Url,
    Instant ExpiresAt,
    RequestCampaign Campaign,
    IReadOnlyList<RequestActivity> Events,
    IReadOnlyList<MessageView> Messages,
    Guid? ReviewId,
    int? Rating);

/// <summary>One event of a request or of one of its messages.</summary>
public sealed record RequestActivity(string Type, Instant At, Channel? Channel, string? Provider, string? ProviderMessageId, string? Detail);
