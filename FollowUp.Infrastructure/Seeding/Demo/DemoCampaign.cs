using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using FollowUp.Core.Sequences;
using FollowUp.Core.Templates;
using NodaTime;

namespace FollowUp.Infrastructure.Seeding.Demo;

/// <summary>A campaign with the flow its requests walk.</summary>
internal sealed record DemoCampaign(RequestCampaign Campaign, Sequence Sequence, SequenceVersion Version, Flow Flow)
{
    /// <summary>Not asked about by these campaigns: the product of "Try it" on the first page.</summary>
    private static readonly string[] Never = ["TRY-IT"];

    public static IReadOnlyList<DemoCampaign> Make(Guid organizationId, IReadOnlyList<Template> templates, IIdSource ids, Instant now)
    {
        var plans = new[]
        {
            new Plan("After delivery", SequenceStatus.Active, RequestChannel.Email, 3, 2, 4, 30, ["THR-ALD", "THR-FJD", "CUS-MOS", "RUG-BIR", "SOC-RIB", "SWE-HAR"]),
            new Plan("Knitwear, by email and text", SequenceStatus.Active, RequestChannel.Both, 5, 1, 5, 21, ["SCA-HEA", "HAT-PIN", "MIT-SNO"]),
            new Plan("Cardigan launch", SequenceStatus.Paused, RequestChannel.Email, 7, 1, 6, 30, ["CAR-JUN"]),
        };
        return [.. plans.Select(plan => One(organizationId, plan, templates, ids, now - Duration.FromDays(75)))];
    }

    private static DemoCampaign One(Guid organizationId, Plan plan, IReadOnlyList<Template> templates, IIdSource ids, Instant at)
    {
        var (sequenceId, versionId) = (ids.NewId(), ids.NewId());
        var campaign = new RequestCampaign
        {
            Id = ids.NewId(),
            OrganizationId = organizationId,
            SequenceId = sequenceId,
            Name = plan.Name,
            Status = plan.Status,
            Channel = plan.Channel,
            Delay = TimeSpan.FromDays(plan.DelayDays),
            ReminderEnabled = true,
            ReminderDelay = TimeSpan.FromDays(plan.ReminderDays),
            MaxReminders = plan.Reminders,
            Expiry = TimeSpan.FromDays(plan.ExpiryDays),
            Eligibility = new Eligibility(IncludeProducts: plan.Products, ExcludeProducts: Never),
            EmailTemplateId = Template(Channel.Email, TemplateKind.Request),
            ReminderEmailTemplateId = Template(Channel.Email, TemplateKind.Reminder),
            SmsTemplateId = plan.Channel == RequestChannel.Email ? null : Template(Channel.Sms, TemplateKind.Request),
            ReminderSmsTemplateId = plan.Channel == RequestChannel.Email ? null : Template(Channel.Sms, TemplateKind.Reminder),
            CreatedAt = at,
        };
        var flow = RequestFlow.Build(campaign);
        return new DemoCampaign(
            campaign,
            new Sequence { Id = sequenceId, OrganizationId = organizationId, Name = plan.Name, Kind = SequenceKind.RequestCampaign, Status = plan.Status, CurrentVersionId = versionId, CreatedAt = at },
            new SequenceVersion { Id = versionId, OrganizationId = organizationId, SequenceId = sequenceId, Number = 1, Definition = Json.Write(flow), PublishedAt = at },
            flow);

        Guid Template(Channel channel, TemplateKind kind) => templates.First(template => template.Channel == channel && template.Kind == kind).Id;
    }

    private sealed record Plan(
        string Name, SequenceStatus Status, RequestChannel Channel, int DelayDays, int Reminders, int ReminderDays, int ExpiryDays, IReadOnlyList<string> Products);
}
