using FollowUp.Core.Analytics;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Core.Sequences;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Queries.Analytics;

/// <summary>Looks what an organization has set up.</summary>
internal sealed class SetupQuery(Database database)
{
    public async Task<SetupState> ReadAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        var organization = await context.Organizations.Where(row => row.Id == actor.OrganizationId).Select(row => new { row.IsDemo, row.PostalAddress }).SingleOrDefaultAsync(cancellationToken);
        var emailProviders = await context.Set<ChannelAccount>()
            .Where(account => account.Channel == Channel.Email && account.Enabled)
            .OrderBy(account => account.Priority).ThenBy(account => account.Id)
            .Select(account => account.Provider)
            .ToListAsync(cancellationToken);
        return new SetupState(
            organization?.IsDemo ?? false,
            emailProviders.FirstOrDefault() == ChannelAccount.SandboxProvider,
            emailProviders.Any(provider => provider != ChannelAccount.SandboxProvider),
            await context.Set<WebhookSecret>().AnyAsync(secret => secret.LastReceivedAt != null, cancellationToken),
            await context.Set<RequestCampaign>().AnyAsync(campaign => campaign.Status == SequenceStatus.Active, cancellationToken),
            await context.Set<Request>().AnyAsync(request => request.Status >= RequestStatus.Sent && request.Status <= RequestStatus.Submitted, cancellationToken))
        {
            HasPostalAddress = organization?.PostalAddress.Trim().Length > 0,
        };
    }
}
