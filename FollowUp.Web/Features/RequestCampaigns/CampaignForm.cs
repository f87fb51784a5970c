using FollowUp.Core.Consent;
using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;

namespace FollowUp.Web.Features.RequestCampaigns;

/// <summary>A campaign as it is typed.</summary>
public sealed class CampaignForm
{
    public string Name { get; set; } = "";

    public RequestChannel Channel { get; set; } = RequestChannel.Email;

    public ConsentPurpose Purpose { get; set; } = ConsentPurpose.Transactional;

    public LengthForm Delay { get; set; } = LengthForm.Of(TimeSpan.FromDays(7));

    public bool ReminderEnabled { get; set; } = true;

    public LengthForm ReminderDelay { get; set; } = LengthForm.Of(TimeSpan.FromDays(5));

    public int? MaxReminders { get; set; } = 2;

    public LengthForm Expiry { get; set; } = LengthForm.Of(TimeSpan.FromDays(30));

    public decimal? MinimumOrderValue { get; set; }

    /// <summary>One product a line.</summary>
    public string IncludeProducts { get; set; } = "";

    /// <summary>One product a line.</summary>
    public string ExcludeProducts { get; set; } = "";

    public int? AskAtMostEveryDays { get; set; } = 30;

    public bool DeliveredItemsOnly { get; set; } = true;

    public Guid? EmailTemplateId { get; set; }

    public Guid? SmsTemplateId { get; set; }

    public Guid? ReminderEmailTemplateId { get; set; }

    public Guid? ReminderSmsTemplateId { get; set; }

    public bool ByEmail => Channel != RequestChannel.Sms;

    public bool BySms => Channel != RequestChannel.Email;

    /// <summary>Reminders that would be sent.</summary>
    public int Reminders => ReminderEnabled ? Math.Clamp(MaxReminders ?? 0, 0, RequestCampaignRules.MostReminders) : 0;

    public static CampaignForm Of(RequestCampaign campaign) => new()
    {
        Name = campaign.Name,
        Channel = campaign.Channel,
        Purpose = campaign.Purpose,
        Delay = LengthForm.Of(campaign.Delay),
        ReminderEnabled = campaign.ReminderEnabled,
        ReminderDelay = LengthForm.Of(campaign.ReminderDelay),
        MaxReminders = campaign.MaxReminders,
        Expiry = LengthForm.Of(campaign.Expiry),
        MinimumOrderValue = campaign.Eligibility.MinimumOrderValue,
        IncludeProducts = string.Join('\n', campaign.Eligibility.IncludeProducts ?? []),
        ExcludeProducts = string.Join('\n', campaign.Eligibility.ExcludeProducts ?? []),
        AskAtMostEveryDays = campaign.Eligibility.AskAtMostEveryDays,
        DeliveredItemsOnly = campaign.Eligibility.DeliveredItemsOnly,
        EmailTemplateId = campaign.EmailTemplateId,
        SmsTemplateId = campaign.SmsTemplateId,
        ReminderEmailTemplateId = campaign.ReminderEmailTemplateId,
        ReminderSmsTemplateId = campaign.ReminderSmsTemplateId,
    };

    /// <exception cref="InputException">A number is missing; names each field.</exception>
    public RequestCampaignInput Read()
    {
        var missing = new[] { ("delay", Delay.Number), ("reminderDelay", ReminderDelay.Number), ("maxReminders", MaxReminders), ("expiry", Expiry.Number) }
            .Where(field => field.Item2 is null)
            .Select(field => new InputError(field.Item1, "must be a whole number"))
            .ToList();
        if (missing.Count > 0)
        {
            throw new InputException(missing);
        }

        var eligibility = new Eligibility(MinimumOrderValue, Lines(IncludeProducts), Lines(ExcludeProducts), AskAtMostEveryDays, DeliveredItemsOnly);
        return new RequestCampaignInput(
            Name.Trim(), Channel, Delay.Value!.Value, ReminderEnabled, ReminderDelay.Value!.Value, MaxReminders!.Value, Expiry.Value!.Value, eligibility,
            ByEmail ? EmailTemplateId : null, BySms ? SmsTemplateId : null, ByEmail ? ReminderEmailTemplateId : null, BySms ? ReminderSmsTemplateId : null) { Purpose = Purpose };
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
