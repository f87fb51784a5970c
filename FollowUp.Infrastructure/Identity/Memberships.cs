using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Identity;

/// <summary>Which organization a user works in.</summary>
internal sealed class Memberships(Database database, IClock clock)
{
    /// <summary>The membership in <paramref name="preferred"/>, else the one used last; null when there is none.</summary>
    public async Task<Membership?> FindAsync(Guid userId, Guid? preferred, CancellationToken cancellationToken)
    {
        await using var context = database.Open(DataScope.All);
        var all = await context.Set<Membership>().AsNoTracking()
            .Where(membership => membership.UserId == userId)
            .ToListAsync(cancellationToken);
        return all.Find(membership => membership.OrganizationId == preferred)
            ?? all.OrderByDescending(membership => membership.LastUsedAt).ThenBy(membership => membership.Id).FirstOrDefault();
    }

    /// <summary>Makes an organization the one opened next.</summary>
    public Task NoteUsedAsync(Guid userId, Guid organizationId, CancellationToken cancellationToken)
        => database.WriteAsync(
            DataScope.Of(organizationId),
            context => context.Set<Membership>()
                .Where(membership => membership.UserId == userId)
                .ExecuteUpdateAsync(set => set.SetProperty(membership => membership.LastUsedAt, clock.GetCurrentInstant()), cancellationToken),
            cancellationToken);
}
