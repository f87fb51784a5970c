using FollowUp.Core.Audit;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Templates.WhatsApp;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Stores.WhatsApp;

internal sealed class ApprovedTemplateStore(Database database, TemplateSync sync) : IApprovedTemplates
{
    public async Task<IReadOnlyList<ApprovedTemplate>> ListAsync(Actor actor, Guid? accountId, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        if (accountId is { } id && !await context.Set<ChannelAccount>().AnyAsync(row => row.Id == id && row.Channel == Channel.WhatsApp, cancellationToken))
        {
            throw new NotFoundException("WhatsApp account");
        }

        return await context.Set<ApprovedTemplate>().AsNoTracking().Where(row => accountId == null || row.AccountId == accountId)
            .OrderBy(row => row.AccountId).ThenBy(row => row.Name).ThenBy(row => row.Language).ThenBy(row => row.Id).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<TemplateAccount>> AccountsAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        return await ReadAsync(context, null, cancellationToken);
    }

    public async Task<TemplateAccount> SyncAsync(Actor actor, Guid accountId, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        await using var context = database.Open(actor);
        var account = await context.Set<ChannelAccount>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == accountId && row.Channel == Channel.WhatsApp, cancellationToken)
            ?? throw new NotFoundException("WhatsApp account");
        context.Audit(new AuditNote("channel_account.templates_read", account.Id, account.Name));
        await context.SaveChangesAsync(cancellationToken);
        await sync.OneAsync(account, cancellationToken);
        return (await ReadAsync(context, accountId, cancellationToken)).Single();
    }

    private static async Task<IReadOnlyList<TemplateAccount>> ReadAsync(FollowUpDbContext context, Guid? accountId, CancellationToken cancellationToken)
    {
        var counts = (await context.Set<ApprovedTemplate>().Where(row => row.Status != ApprovalStatus.Gone).GroupBy(row => new { row.AccountId, row.Status })
            .Select(group => new { group.Key.AccountId, group.Key.Status, Count = group.Count() }).ToListAsync(cancellationToken)).ToLookup(row => row.AccountId);
        var states = await context.Set<WhatsAppAccountState>().AsNoTracking().ToDictionaryAsync(row => row.AccountId, cancellationToken);
        var accounts = await context.Set<ChannelAccount>().AsNoTracking().Where(row => row.Channel == Channel.WhatsApp && (accountId == null || row.Id == accountId))
            .OrderBy(row => row.Priority).ThenBy(row => row.Id).Select(row => new { row.Id, row.Provider, row.Name, row.From, row.Enabled }).ToListAsync(cancellationToken);
        return accounts.ConvertAll(account =>
        {
            var state = states.GetValueOrDefault(account.Id);
            return new TemplateAccount(
                account.Id, account.Provider, account.Name, account.From, account.Enabled, counts[account.Id].Where(row => row.Status == ApprovalStatus.Approved).Sum(row => row.Count),
                counts[account.Id].Sum(row => row.Count), state?.TriedAt, state?.SyncedAt, state?.Problem, state?.Quality, state?.MessagingLimit);
        });
    }
}
