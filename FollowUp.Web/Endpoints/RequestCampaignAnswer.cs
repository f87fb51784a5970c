using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;

namespace FollowUp.Web.Endpoints;

/// <summary>A campaign. Durations are ISO 8601.</summary>
internal sealed record RequestCampaignAnswer(
    Guid Id,
    string Name,
    string Status,
    string Channel,
    string Delay,
    bool ReminderEnabled,
    string ReminderDelay,
    int MaxReminders,
    string Expiry,
    EligibilityBody Eligibility,
    Guid? EmailTemplateId,
    Guid? SmsTemplateId,
    Guid? ReminderEmailTemplateId,
    Guid? ReminderSmsTemplateId,
    DateTimeOffset CreatedAt,
    int Version,
    string Purpose)
{
    public static RequestCampaignAnswer Of(RequestCampaign campaign) => new(
        campaign.Id,
        campaign.Name,
        ApiText.Of(campaign.Status),
        ApiText.Of(campaign.Channel),
        IsoDuration.Write(campaign.Delay),
        campaign.ReminderEnabled,
        IsoDuration.Write(campaign.ReminderDelay),
        campaign.MaxReminders,
        IsoDuration.Write(campaign.Expiry),
        EligibilityBody.Of(campaign.Eligibility),
        campaign.EmailTemplateId,
        campaign.SmsTemplateId,
        campaign.ReminderEmailTemplateId,
        campaign.ReminderSmsTemplateId,
        campaign.CreatedAt.ToDateTimeOffset(),
        campaign.Version,
        ApiText.Of(campaign.Purpose));
}

/// <summary>One line of the campaign list with what came of it so far.</summary>
internal sealed record RequestCampaignListAnswer(
    Guid Id,
    string Name,
    string Status,
    string Channel,
    string Delay,
    bool ReminderEnabled,
    int MaxReminders,
    int Requests,
    int Sent,
    int Clicked,
    int Submitted,
    int Failed)
{
    public static RequestCampaignListAnswer Of(RequestCampaignRow row) => new(
        row.Id,
        row.Name,
        ApiText.Of(row.Status),
        ApiText.Of(row.Channel),
        IsoDuration.Write(row.Delay),
        row.ReminderEnabled,
        row.MaxReminders,
        row.Requests,
        row.Sent,
        row.Clicked,
        row.Submitted,
        row.Failed);
}
