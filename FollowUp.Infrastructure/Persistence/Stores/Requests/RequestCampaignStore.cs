using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Core.Sequences;
using FollowUp.Infrastructure.Persistence.Queries.Requests;
using FollowUp.Infrastructure.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Requests;

/// <summary>Keeps campaigns with the sequences and frozen flows generated from them; each change is one transaction.</summary>
internal sealed class RequestCampaignStore(Database database, IIdSource ids, IClock clock, ScanSignals signals) : IRequestCampaigns
{
    public async Task<Page<RequestCampaignRow>> ListAsync(Actor actor, SequenceStatus? status, string? search, PageQuery page, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        return await RequestCampaignList.ReadAsync(context, status, search, page.Checked(), cancellationToken);
    }

    public async Task<RequestCampaign> GetAsync(Actor actor, Guid campaignId, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        return await context.Set<RequestCampaign>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == campaignId, cancellationToken)
            ?? throw new NotFoundException("request campaign");
    }

    public async Task<Guid> CreateAsync(Actor actor, RequestCampaignInput input, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        RequestCampaignRules.Check(input);
        return await database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var now = clock.GetCurrentInstant();
            var campaign = new RequestCampaign
            {
                Id = ids.NewId(),
                OrganizationId = actor.OrganizationId,
                SequenceId = ids.NewId(),
                Name = "",
                Status = SequenceStatus.Active,
                Eligibility = input.Eligibility,
                CreatedAt = now,
            };
            await ApplyAsync(context, campaign, input, cancellationToken);
            var version = Version(campaign, 1, now);
            context.AddRange(campaign, version, new Sequence
            {
                Id = campaign.SequenceId,
                OrganizationId = actor.OrganizationId,
                Name = campaign.Name,
                Kind = SequenceKind.RequestCampaign,
                Status = SequenceStatus.Active,
                CurrentVersionId = version.Id,
                CreatedAt = now,
            });
            await context.SaveChangesAsync(cancellationToken);
            return campaign.Id;
        }, cancellationToken);
    }

    public async Task UpdateAsync(Actor actor, Guid campaignId, int? version, RequestCampaignInput input, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        RequestCampaignRules.Check(input);
        await database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var (campaign, sequence) = await FindAsync(context, campaignId, cancellationToken);
            if (version is { } started && started != campaign.Version)
            {
                throw new ConflictException("Someone else changed this campaign in the meantime. Load it again and repeat your change.");
            }

            await ApplyAsync(context, campaign, input, cancellationToken);
            sequence.Name = campaign.Name;
            await PublishAsync(context, campaign, sequence, cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
    }

    public async Task SetStatusAsync(Actor actor, Guid campaignId, SequenceStatus status, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        await database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var (campaign, sequence) = await FindAsync(context, campaignId, cancellationToken);
            if (campaign.Status == status)
            {
                return;
            }

            var now = clock.GetCurrentInstant();
            (campaign.Status, sequence.Status) = (status, status);
            await context.SaveChangesAsync(cancellationToken);
            if (status == SequenceStatus.Active)
            {
                await CampaignResuming.RunAsync(context, sequence.Id, now, cancellationToken);
            }
            else if (status == SequenceStatus.Archived)
            {
                await new CampaignArchiving(context, database.Dialect, ids, now).RunAsync(campaign, actor, cancellationToken);
            }
        }, cancellationToken);
        signals.Wake(ScanKind.Advance);
        signals.Wake(ScanKind.Send);
    }

    /// <exception cref="ConflictException">It is archived: nothing about it changes any more.</exception>
    private static async Task<(RequestCampaign Campaign, Sequence Sequence)> FindAsync(FollowUpDbContext context, Guid campaignId, CancellationToken cancellationToken)
    {
        var campaign = await context.Set<RequestCampaign>().SingleOrDefaultAsync(row => row.Id == campaignId, cancellationToken)
            ?? throw new NotFoundException("request campaign");
        return campaign.Status == SequenceStatus.Archived
            ? throw new ConflictException("The campaign is archived. Create a new one instead.")
            : (campaign, await context.Set<Sequence>().SingleAsync(row => row.Id == campaign.SequenceId, cancellationToken));
    }

    private static async Task ApplyAsync(FollowUpDbContext context, RequestCampaign campaign, RequestCampaignInput input, CancellationToken cancellationToken)
    {
        campaign.Name = input.Name.Trim();
        campaign.Channel = input.Channel;
        campaign.Purpose = input.Purpose;
        campaign.Delay = input.Delay;
        campaign.ReminderEnabled = input.ReminderEnabled;
        campaign.ReminderDelay = input.ReminderDelay;
        campaign.MaxReminders = input.MaxReminders;
        campaign.Expiry = input.Expiry;
        campaign.Eligibility = input.Eligibility;
        await CampaignTemplates.SetAsync(context, campaign, input, cancellationToken);
    }

    /// <summary>A change that the flow does not show, such as another name, needs no version.</summary>
    private async Task PublishAsync(FollowUpDbContext context, RequestCampaign campaign, Sequence sequence, CancellationToken cancellationToken)
    {
        var latest = await context.Set<SequenceVersion>().AsNoTracking().Where(row => row.SequenceId == sequence.Id)
            .OrderByDescending(row => row.Number).FirstAsync(cancellationToken);
        var next = Version(campaign, latest.Number + 1, clock.GetCurrentInstant());
        if (next.Definition != latest.Definition)
        {
            context.Add(next);
            sequence.CurrentVersionId = next.Id;
        }
    }

    private SequenceVersion Version(RequestCampaign campaign, int number, Instant now) => new()
    {
        Id = ids.NewId(),
        OrganizationId = campaign.OrganizationId,
        SequenceId = campaign.SequenceId,
        Number = number,
        Definition = Json.Write(RequestFlow.Build(campaign)),
        PublishedAt = now,
    };
}
