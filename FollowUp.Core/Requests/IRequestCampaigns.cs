using FollowUp.Core.Consent;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;

namespace FollowUp.Core.Requests;

/// <summary>Reads and changes request campaigns. Writing needs the role marketer.</summary>
public interface IRequestCampaigns
{
    Task<Page<RequestCampaignRow>> ListAsync(Actor actor, SequenceStatus? status, string? search, PageQuery page, CancellationToken cancellationToken);

    /// <exception cref="NotFoundException">No such campaign in the organization.</exception>
    Task<RequestCampaign> GetAsync(Actor actor, Guid campaignId, CancellationToken cancellationToken);

    /// <summary>Templates left out are the organization's default ones of the kind and channel.</summary>
    /// <exception cref="InputException">A field cannot be taken.</exception>
    Task<Guid> CreateAsync(Actor actor, RequestCampaignInput input, CancellationToken cancellationToken);

    /// <summary>Requests already made keep the flow they entered; new ones enter the changed one.</summary>
    /// <param name="version">The version the change started from; null takes the newest.</param>
    /// <exception cref="ConflictException">Someone else saved in between, or the campaign is archived.</exception>
    Task UpdateAsync(Actor actor, Guid campaignId, int? version, RequestCampaignInput input, CancellationToken cancellationToken);

    /// <summary>Pausing holds, resuming wakes what was held, archiving cancels what was not sent and ends all reminders.</summary>
    /// <exception cref="ConflictException">An archived campaign does not come back.</exception>
    Task SetStatusAsync(Actor actor, Guid campaignId, SequenceStatus status, CancellationToken cancellationToken);
}

/// <summary>What an author typed.</summary>
public sealed record RequestCampaignInput(
    string Name,
    RequestChannel Channel,
    TimeSpan Delay,
    bool ReminderEnabled,
    TimeSpan ReminderDelay,
    int MaxReminders,
    TimeSpan Expiry,
    Eligibility Eligibility,
    Guid? EmailTemplateId = null,
    Guid? SmsTemplateId = null,
    Guid? ReminderEmailTemplateId = null,
    Guid? ReminderSmsTemplateId = null)
{
    public ConsentPurpose Purpose { get; init; } = ConsentPurpose.Transactional;
}

/// <summary>One line of the campaign list with what came of it so far.</summary>
public sealed record RequestCampaignRow(
    Guid Id,
    string Name,
    SequenceStatus Status,
    RequestChannel Channel,
    TimeSpan Delay,
    bool ReminderEnabled,
    int MaxReminders,
    int Requests,
    int Sent,
    int Clicked,
    int Submitted,
    int Failed);
