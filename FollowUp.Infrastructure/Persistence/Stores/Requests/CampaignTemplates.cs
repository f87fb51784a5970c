using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using FollowUp.Core.Templates;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Stores.Requests;

/// <summary>Chooses the templates of a campaign: those given, else those it has, else the organization's oldest of the kind and channel.</summary>
internal static class CampaignTemplates
{
    /// <exception cref="InputException">A given one cannot be used, or there is none to use; names the field.</exception>
    public static async Task SetAsync(FollowUpDbContext context, RequestCampaign campaign, RequestCampaignInput input, CancellationToken cancellationToken)
    {
        var found = await context.Set<Template>().AsNoTracking().Where(template => !template.Archived)
            .OrderBy(template => template.CreatedAt).ThenBy(template => template.Id)
            .Select(template => new Known(template.Id, template.Channel, template.Kind)).ToListAsync(cancellationToken);
        var email = campaign.Channel != RequestChannel.Sms;
        var sms = campaign.Channel != RequestChannel.Email;
        campaign.EmailTemplateId = Choose("emailTemplateId", found, input.EmailTemplateId, campaign.EmailTemplateId, Channel.Email, TemplateKind.Request, email);
        campaign.SmsTemplateId = Choose("smsTemplateId", found, input.SmsTemplateId, campaign.SmsTemplateId, Channel.Sms, TemplateKind.Request, sms);
        campaign.ReminderEmailTemplateId = Choose("reminderEmailTemplateId", found, input.ReminderEmailTemplateId, campaign.ReminderEmailTemplateId, Channel.Email, TemplateKind.Reminder, false);
        campaign.ReminderSmsTemplateId = Choose("reminderSmsTemplateId", found, input.ReminderSmsTemplateId, campaign.ReminderSmsTemplateId, Channel.Sms, TemplateKind.Reminder, false);
    }

    /// <param name="needed">A reminder without a template of its own uses the request's, so only that one must be there.</param>
    private static Guid? Choose(string field, List<Known> found, Guid? given, Guid? current, Channel channel, TemplateKind kind, bool needed)
    {
        var name = channel == Channel.Email ? "e-mail" : "text message";
        if (given is { } id && id != current)
        {
            return found.Exists(template => template.Id == id && template.Channel == channel)
                ? id
                : throw new InputException(field, $"is not a template for {name} of this organization that is in use");
        }

        var chosen = given ?? current ?? found.Find(template => template.Channel == channel && template.Kind == kind)?.Id;
        return chosen is null && needed ? throw new InputException(field, $"there is no {name} template yet; create one first") : chosen;
    }

    private sealed record Known(Guid Id, Channel Channel, TemplateKind Kind);
}
