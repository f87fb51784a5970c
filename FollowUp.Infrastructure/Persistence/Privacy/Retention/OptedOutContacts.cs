using FollowUp.Core.Consent;
using FollowUp.Core.Contacts;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Privacy.Retention;

/// <summary>Erases contacts that opted out of every way to reach them long enough ago. Who still walks through a sequence stays.</summary>
internal sealed class OptedOutContacts(Database database, ErasureBeginning beginning, ErasureWork work)
{
    private const int Batch = 100;

    public async Task<int> EraseAsync(RetentionTurn turn, CancellationToken cancellationToken)
    {
        var (erased, after) = (0, Guid.Empty);
        while (true)
        {
            List<Guid> seen = [];
            List<Guid> contacts;
            await using (var context = database.Open(turn.OrganizationId))
            {
                var rows = await context.Set<Suppression>().AsNoTracking()
                    .Where(row => row.OrganizationId == turn.OrganizationId && row.Reason == SuppressionReason.OptedOut && row.Address != null && row.CreatedAt <= turn.Until && row.Id.CompareTo(after) > 0)
                    .OrderBy(row => row.Id).Take(Batch).Select(row => new { row.Id, row.Address }).ToListAsync(cancellationToken);
                seen = rows.ConvertAll(row => row.Id);
                contacts = await GoneAsync(context, rows.ConvertAll(row => row.Address!), turn, cancellationToken);
            }

            foreach (var id in contacts)
            {
                erased += await EraseAsync(turn, id, cancellationToken);
            }

            if (seen.Count < Batch)
            {
                return erased;
            }

            after = seen[^1];
        }
    }

    private static async Task<List<Guid>> GoneAsync(FollowUpDbContext context, List<string> addresses, RetentionTurn turn, CancellationToken cancellationToken)
    {
        var until = turn.Until;
        var closed = context.Set<Suppression>().Where(row => row.OrganizationId == turn.OrganizationId && row.Reason == SuppressionReason.OptedOut && row.CreatedAt <= until);
        return await context.Set<Contact>().Where(row => row.OrganizationId == turn.OrganizationId && row.ErasedAt == null
                && (addresses.Contains(row.Email!) || addresses.Contains(row.Phone!))
                && (row.Email == null || closed.Any(one => one.Channel == Channel.Email && one.Address == row.Email))
                && (row.Phone == null || closed.Any(one => one.Channel == Channel.Sms && one.Address == row.Phone))
                && !context.Set<Enrollment>().Any(one => one.ContactId == row.Id && (one.Status == EnrollmentStatus.Active || one.Status == EnrollmentStatus.Held)))
            .Select(row => row.Id).ToListAsync(cancellationToken);
    }

    private async Task<int> EraseAsync(RetentionTurn turn, Guid contactId, CancellationToken cancellationToken)
    {
        var erasureId = await database.WriteErasingAsync(DataScope.Of(Actor.System(turn.OrganizationId)), async context =>
        {
            var contact = await context.Set<Contact>().SingleAsync(row => row.Id == contactId, cancellationToken);
            return contact.ErasedAt is null ? (await beginning.RunAsync(context, contact, cancellationToken)).Id : (Guid?)null;
        }, cancellationToken);
        if (erasureId is null)
        {
            return 0;
        }

        await work.RunAsync(erasureId.Value, int.MaxValue, cancellationToken);
        return 1;
    }
}
