using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Stores.Organizations;

internal sealed class MemberStore(Database database) : IMembers
{
    public async Task<IReadOnlyList<MemberView>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Role.Viewer);
        await using var context = database.Open(actor);
        return await context.Set<Membership>().AsNoTracking()
            .Join(context.Users, member => member.UserId, user => user.Id, (member, user) => new { member, user })
            .OrderBy(row => row.user.DisplayName).ThenBy(row => row.user.Id)
            .Select(row => new MemberView(
                row.user.Id, row.user.DisplayName, row.user.Email!, row.member.Role, row.user.TwoFactorEnabled, row.member.JoinedAt, row.member.LastUsedAt))
            .ToListAsync(cancellationToken);
    }

    public Task ChangeRoleAsync(Actor actor, Guid userId, Role role, CancellationToken cancellationToken)
        => ChangeAsync(actor, userId, role, cancellationToken);

    public Task RemoveAsync(Actor actor, Guid userId, CancellationToken cancellationToken)
        => ChangeAsync(actor, userId, null, cancellationToken);

    private Task ChangeAsync(Actor actor, Guid userId, Role? next, CancellationToken cancellationToken)
        => database.WriteAsync(DataScope.Of(actor), async context =>
        {
            // Two owners who demote each other at once would leave none: counting up the organization's version makes
            // the later of the two fail.
            var organization = await context.Organizations.SingleAsync(row => row.Id == actor.OrganizationId, cancellationToken);
            context.Entry(organization).State = EntityState.Modified;

            var members = await context.Set<Membership>().Where(row => row.UserId == userId || row.Role == Role.Owner).ToListAsync(cancellationToken);
            var member = members.Find(row => row.UserId == userId) ?? throw new NotFoundException("member");
            MembershipRules.RequireMayChange(actor, member, next, members.Count(row => row.Role == Role.Owner));
            if (next is { } role)
            {
                member.Role = role;
            }
            else
            {
                context.Remove(member);
            }

            await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
}
