using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Privacy;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Privacy.Retention;

internal sealed class RetentionStore(Database database) : IRetention
{
    public async Task<RetentionRules> GetAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        await using var context = database.Open(actor);
        return (await FindAsync(context, actor, cancellationToken)).Retention;
    }

    public Task SaveAsync(Actor actor, RetentionRules rules, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        rules.Check();
        return database.WriteAsync(DataScope.Of(actor), async context =>
        {
            (await FindAsync(context, actor, cancellationToken)).Retention = rules;
            await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
    }

    public async Task<Page<RetentionRun>> RunsAsync(Actor actor, PageQuery page, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        page.Checked();
        await using var context = database.Open(actor);
        var found = context.Set<RetentionRun>().AsNoTracking();
        return new Page<RetentionRun>(
            await found.OrderByDescending(row => row.At).ThenBy(row => row.Kind).Skip(page.Skip).Take(page.Size).ToListAsync(cancellationToken),
            await found.CountAsync(cancellationToken));
    }

    private static Task<Organization> FindAsync(FollowUpDbContext context, Actor actor, CancellationToken cancellationToken)
        => context.Organizations.SingleAsync(row => row.Id == actor.OrganizationId, cancellationToken);
}
