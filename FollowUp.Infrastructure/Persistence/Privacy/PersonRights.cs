using FollowUp.Core.Audit;
using FollowUp.Core.Contacts;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Privacy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Privacy;

internal sealed class PersonRights(Database database, ErasureBeginning beginning, ErasureWork work, PersonExport export, IClock clock) : IPersonRights
{
    /// <summary>Batches that whoever asked waits for; most persons need no more.</summary>
    private const int BatchesAtOnce = 200;

    public async Task<PersonStanding> StandingAsync(Actor actor, Guid contactId, CancellationToken cancellationToken)
    {
        actor.Require(Role.Viewer);
        await using var context = database.Open(actor);
        var contact = await FindAsync(context, contactId, cancellationToken);
        var erasure = await context.Set<Erasure>().AsNoTracking().SingleOrDefaultAsync(row => row.ContactId == contactId, cancellationToken);
        return new PersonStanding(contactId, contact.RestrictedAt, contact.ErasedAt, Percent(erasure), erasure?.Rows ?? 0);
    }

    public Task RestrictAsync(Actor actor, Guid contactId, bool restricted, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        return database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var contact = await FindAsync(context, contactId, cancellationToken);
            if (contact.ErasedAt is not null)
            {
                throw new ConflictException("The contact was erased.");
            }

            if (restricted == contact.RestrictedAt is not null)
            {
                return;
            }

            contact.RestrictedAt = restricted ? clock.GetCurrentInstant() : null;
            contact.UpdatedAt = clock.GetCurrentInstant();
            context.Audit(new AuditNote(restricted ? "contact.restricted" : "contact.restriction_lifted", contactId));
            await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
    }

    public async Task<PersonStanding> EraseAsync(Actor actor, Guid contactId, string confirm, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        var erasureId = await database.WriteErasingAsync(DataScope.Of(actor), async context =>
        {
            var contact = await FindAsync(context, contactId, cancellationToken);
            if (contact.ErasedAt is not null)
            {
                return await context.Set<Erasure>().Where(row => row.ContactId == contactId).Select(row => row.Id).SingleAsync(cancellationToken);
            }

            string[] right = [.. new[] { contact.Email, contact.Phone }.OfType<string>()];
            right = right.Length == 0 ? [contactId.ToString("D")] : right;
            return right.Contains(confirm.Trim(), StringComparer.OrdinalIgnoreCase)
                ? (await beginning.RunAsync(context, contact, cancellationToken)).Id
                : throw new InputException("confirm", "must be the contact’s e-mail address or number");
        }, cancellationToken);
        await work.RunAsync(erasureId, BatchesAtOnce, cancellationToken);
        return await StandingAsync(actor, contactId, cancellationToken);
    }

    public async Task<Stream> ExportAsync(Actor actor, Guid contactId, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        await using var context = database.Open(actor);
        var contact = await FindAsync(context, contactId, cancellationToken);
        context.Audit(new AuditNote("contact.exported", contactId));
        await context.SaveChangesAsync(cancellationToken);
        return await export.WriteAsync(context, contact, cancellationToken);
    }

    private static int? Percent(Erasure? erasure) => erasure switch
    {
        null => null,
        { EndedAt: not null } => 100,
        _ => Math.Min(99, erasure.Part * 100 / Math.Max(1, erasure.Parts)),
    };

    private static async Task<Contact> FindAsync(FollowUpDbContext context, Guid contactId, CancellationToken cancellationToken)
        => await context.Set<Contact>().SingleOrDefaultAsync(row => row.Id == contactId, cancellationToken) ?? throw new NotFoundException("contact");
}
