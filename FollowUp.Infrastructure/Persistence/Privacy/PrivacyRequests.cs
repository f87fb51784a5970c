using FollowUp.Core.Contacts;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Privacy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Privacy;

internal sealed class PrivacyRequests(Database database, IIdSource ids, IClock clock) : IPrivacyRequests
{
    private const int LongestWords = 1000;
    private static readonly Duration Reach = Duration.FromDays(366);

    public async Task<Page<PrivacyRequest>> ListAsync(Actor actor, PrivacyRequestStatus? status, PageQuery page, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        page.Checked();
        await using var context = database.Open(actor);
        var found = context.Set<PrivacyRequest>().AsNoTracking().Where(row => status == null || row.Status == status);
        var rows = await found.OrderBy(row => row.Status == PrivacyRequestStatus.Open ? 0 : 1)
            .ThenBy(row => row.Status == PrivacyRequestStatus.Open ? (Instant?)row.DueAt : null).ThenByDescending(row => row.ReceivedAt).ThenBy(row => row.Id)
            .Skip(page.Skip).Take(page.Size).ToListAsync(cancellationToken);
        return new Page<PrivacyRequest>(rows, await found.CountAsync(cancellationToken));
    }

    public async Task<PrivacyRequest> GetAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        await using var context = database.Open(actor);
        return await FindAsync(context, id, cancellationToken);
    }

    public Task<PrivacyRequest> RecordAsync(Actor actor, NewPrivacyRequest request, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        return database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var now = clock.GetCurrentInstant();
            var received = request.ReceivedAt ?? now;
            var zone = await context.Organizations.Where(row => row.Id == actor.OrganizationId).Select(row => row.TimeZone).SingleAsync(cancellationToken);
            var due = request.DueAt ?? PrivacyDeadline.Of(request.Law, received, DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc);
            var errors = new List<InputError>();
            Check(errors, Enum.IsDefined(request.Kind), "kind", "must be access, erasure, restriction, rectification or objection");
            Check(errors, Enum.IsDefined(request.Law), "law", "must be gdpr or ccpa");
            Check(errors, received <= now && received >= now - Reach, "receivedAt", "must be within the last year");
            Check(errors, due > received && due < received + Reach, "dueAt", "must be after it was received, and within a year of it");
            Check(errors, request.Note is not { Length: > LongestWords }, "note", $"must be at most {LongestWords} characters");
            Check(errors, request.ContactId is not { } contact || await context.Set<Contact>().AnyAsync(row => row.Id == contact, cancellationToken), "contactId", "is no contact of this organization");
            if (errors.Count > 0)
            {
                throw new InputException(errors);
            }

            var row = new PrivacyRequest
            {
                Id = ids.NewId(), OrganizationId = actor.OrganizationId, Kind = request.Kind, Law = request.Law, Status = PrivacyRequestStatus.Open, ContactId = request.ContactId,
                ReceivedAt = received, DueAt = due, RecordedBy = actor.Name, Note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim(),
            };
            context.Add(row);
            await context.SaveChangesAsync(cancellationToken);
            return row;
        }, cancellationToken);
    }

    public Task<PrivacyRequest> ChangeAsync(Actor actor, Guid id, PrivacyRequestChange change, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        return database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var row = await FindAsync(context, id, cancellationToken);
            if (row.Status != PrivacyRequestStatus.Open)
            {
                throw new ConflictException("The request is closed.");
            }

            var errors = new List<InputError>();
            Check(errors, change.Status is not { } status || Enum.IsDefined(status), "status", "must be open, done or refused");
            Check(errors, change.DueAt is not { } due || (due > row.ReceivedAt && due < row.ReceivedAt + Reach), "dueAt", "must be after it was received, and within a year of it");
            Check(errors, change.Result is not { Length: > LongestWords }, "result", $"must be at most {LongestWords} characters");
            Check(errors, change.Status != PrivacyRequestStatus.Refused || !string.IsNullOrWhiteSpace(change.Result ?? row.Result), "result", "say why it is refused; the person has a right to know");
            if (errors.Count > 0)
            {
                throw new InputException(errors);
            }

            (row.DueAt, row.Result) = (change.DueAt ?? row.DueAt, change.Result?.Trim() ?? row.Result);
            if (change.Status is { } next && next != PrivacyRequestStatus.Open)
            {
                (row.Status, row.ClosedAt, row.ClosedBy) = (next, clock.GetCurrentInstant(), actor.Name);
            }

            await context.SaveChangesAsync(cancellationToken);
            return row;
        }, cancellationToken);
    }

    private static async Task<PrivacyRequest> FindAsync(FollowUpDbContext context, Guid id, CancellationToken cancellationToken)
        => await context.Set<PrivacyRequest>().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) ?? throw new NotFoundException("privacy request");

    private static void Check(List<InputError> errors, bool right, string field, string message)
    {
        if (!right)
        {
            errors.Add(new InputError(field, message));
        }
    }
}
