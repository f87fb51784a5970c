using FollowUp.Core.Audit;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Identity;

/// <summary>Writes what happens to accounts into the audit log of every organization the account belongs to: it opens all of them.</summary>
internal sealed class AccountTrail(Database database, IHttpContextAccessor http)
{
    /// <summary>Network address of the request at hand.</summary>
    public string? From => RequestAddress.Of(http.HttpContext);

    /// <param name="action">Such as <c>account.signed_in</c>.</param>
    public Task NoteAsync(User user, string action, CancellationToken cancellationToken)
        => database.WriteAsync(DataScope.All, async context =>
        {
            var memberships = await context.Set<Membership>().AsNoTracking().Where(row => row.UserId == user.Id).ToListAsync(cancellationToken);
            foreach (var member in memberships)
            {
                context.Audit(new AuditNote(action, user.Id, user.DisplayName), new Actor(member.OrganizationId, user.Id, user.DisplayName, member.Role) { From = From });
            }
        }, cancellationToken);
}
