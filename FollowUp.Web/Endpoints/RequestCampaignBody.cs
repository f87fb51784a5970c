using FollowUp.Core.Consent;
using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;

namespace FollowUp.Web.Endpoints;

/// <summary>What may be said of a campaign; what is left out has the value below.</summary>
/// <param name="Status"><c>active</c>, <c>paused</c> or <c>archived</c>.</param>
/// <param name="Channel"><c>email</c>, <c>sms</c> or <c>both</c>.</param>
/// <param name="Delay">ISO 8601, from the delivery to the request.</param>
/// <param name="ReminderDelay">ISO 8601, from the first sending to the first reminder, and between reminders.</param>
/// <param name="Expiry">ISO 8601, from the request to the end of its link.</param>
/// <param name="EmailTemplateId">The organization's default template when null, as with the other three.</param>
/// <param name="Purpose"><c>transactional</c> or <c>marketing</c>: decides what consent its messages need.</param>
/// <param name="Version">The version the change started from; the newest when null.</param>
internal sealed record RequestCampaignBody(
    string? Name = null,
    string? Status = "active",
    string? Channel = "email",
    string? Delay = "P7D",
    bool ReminderEnabled = true,
    string? ReminderDelay = "P5D",
    int MaxReminders = 2,
    string? Expiry = "P60D",
    EligibilityBody? Eligibility = null,
    string? EmailTemplateId = null,
    string? SmsTemplateId = null,
    string? ReminderEmailTemplateId = null,
    string? ReminderSmsTemplateId = null,
    int? Version = null,
    string? Purpose = "transactional")
{
    public static RequestCampaignBody New { get; } = new(Eligibility: new EligibilityBody());

    /// <summary>A campaign as it is; its version is left out so that a change without one takes the newest.</summary>
    public static RequestCampaignBody Of(RequestCampaign campaign) => new(
        campaign.Name,
        ApiText.Of(campaign.Status),
        ApiText.Of(campaign.Channel),
        IsoDuration.Write(campaign.Delay),
        campaign.ReminderEnabled,
        IsoDuration.Write(campaign.ReminderDelay),
        campaign.MaxReminders,
        IsoDuration.Write(campaign.Expiry),
        EligibilityBody.Of(campaign.Eligibility),
        campaign.EmailTemplateId?.ToString("D"),
        campaign.SmsTemplateId?.ToString("D"),
        campaign.ReminderEmailTemplateId?.ToString("D"),
        campaign.ReminderSmsTemplateId?.ToString("D"),
        Purpose: ApiText.Of(campaign.Purpose));

    /// <exception cref="InputException">A field cannot be read; names it.</exception>
    public RequestCampaignInput Input() => new(
        Name ?? "",
        ApiText.Read<RequestChannel>("channel", Channel ?? ""),
        ApiText.ReadDuration("delay", Delay ?? ""),
        ReminderEnabled,
        ApiText.ReadDuration("reminderDelay", ReminderDelay ?? ""),
        MaxReminders,
        ApiText.ReadDuration("expiry", Expiry ?? ""),
        (Eligibility ?? new EligibilityBody()).Rules(),
        Template("emailTemplateId", EmailTemplateId),
        Template("smsTemplateId", SmsTemplateId),
        Template("reminderEmailTemplateId", ReminderEmailTemplateId),
        Template("reminderSmsTemplateId", ReminderSmsTemplateId))
    {
        Purpose = ApiText.Read<ConsentPurpose>("purpose", Purpose ?? ""),
    };

    private static Guid? Template(string field, string? id) => string.IsNullOrEmpty(id) ? null : ApiText.ReadId(field, id);
}

/// <summary>Which delivered items are asked about.</summary>
/// <param name="MinimumOrderValue">In the order's own currency.</param>
/// <param name="IncludeProducts">Ids, SKUs or names; empty means all.</param>
/// <param name="ExcludeProducts">Ids, SKUs or names; wins over included ones.</param>
/// <param name="AskAtMostEveryDays">Null: the contact is asked about every order.</param>
internal sealed record EligibilityBody(
    decimal? MinimumOrderValue = null,
    IReadOnlyList<string>? IncludeProducts = null,
    IReadOnlyList<string>? ExcludeProducts = null,
    int? AskAtMostEveryDays = null,
    bool DeliveredItemsOnly = true)
{
    public static EligibilityBody Of(Eligibility rules)
        => new(rules.MinimumOrderValue, rules.IncludeProducts ?? [], rules.ExcludeProducts ?? [], rules.AskAtMostEveryDays, rules.DeliveredItemsOnly);

    public Eligibility Rules() => new(MinimumOrderValue, IncludeProducts, ExcludeProducts, AskAtMostEveryDays, DeliveredItemsOnly);
}
