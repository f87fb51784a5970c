using System.Runtime.CompilerServices;
using FollowUp.Core.Audit;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Queries.Audit;

/// <summary>Reads the audit log by its indexes alone.</summary>
internal sealed class AuditLog(Database database) : IAuditLog
{
    private const int MostCounted = 10_000;
    private const int MostActors = 200;
    private const int Batch = 1_000;

    public async Task<Page<AuditEntry>> ListAsync(Actor actor, AuditFilter filter, PageQuery page, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        page.Checked();
        await using var context = database.Open(actor);
        var found = Found(context, filter);
        var total = await found.Take(MostCounted).CountAsync(cancellationToken);
        var rows = await found.OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Skip(page.Skip).Take(page.Size).ToListAsync(cancellationToken);
        return new Page<AuditEntry>(rows, total);
    }

    public async IAsyncEnumerable<AuditEntry> ExportAsync(Actor actor, AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        await using var context = database.Open(actor);
        context.Audit(new AuditNote("audit_log.exported"));
        await context.SaveChangesAsync(cancellationToken);
        context.ChangeTracker.Clear();
        AuditEntry? last = null;
        for (var read = 0; read < IAuditLog.MostExported; read += Batch)
        {
            var found = Found(context, filter);
            if (last is { } edge)
            {
                found = found.Where(row => row.At < edge.At || (row.At == edge.At && row.Id.CompareTo(edge.Id) < 0));
            }

            var rows = await found.OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(Batch).ToListAsync(cancellationToken);
            foreach (var row in rows)
            {
                yield return row;
            }

            if (rows.Count < Batch)
            {
                yield break;
            }

            last = rows[^1];
        }
    }

    public async Task<IReadOnlyList<AuditActor>> ActorsAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        await using var context = database.Open(actor);
        var members = await context.Set<Membership>().Join(context.Users, member => member.UserId, user => user.Id, (member, user) => new AuditActor(user.Id, user.DisplayName))
            .Take(MostActors).ToListAsync(cancellationToken);
        var keys = await context.Set<ApiKey>().Select(key => new AuditActor(key.Id, "API key “" + key.Name + "”")).Take(MostActors).ToListAsync(cancellationToken);
        return [.. members.Concat(keys).OrderBy(one => one.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    private IQueryable<AuditEntry> Found(FollowUpDbContext context, AuditFilter filter)
    {
        var found = context.Set<AuditEntry>().AsNoTracking();
        found = filter.ActorId is { } who ? found.Where(row => row.ActorId == who) : found;
        found = string.IsNullOrWhiteSpace(filter.Kind) ? found : found.Where(row => row.SubjectKind == filter.Kind);
        found = filter.From is { } from ? found.Where(row => row.At >= from) : found;
        found = filter.To is { } to ? found.Where(row => row.At < to) : found;
        return PrefixSearch.Term(filter.Search) is { } term ? Searched(context, found, term) : found;
    }

    /// <summary>An id, an action or the beginning of a name: each has an index.</summary>
    private IQueryable<AuditEntry> Searched(FollowUpDbContext context, IQueryable<AuditEntry> found, string term)
    {
        if (Guid.TryParse(term, out var id))
        {
            return found.Where(row => row.SubjectId == id);
        }

        var named = context.Set<AuditEntry>().StartingWith(database.Provider, row => row.SubjectName, term).Select(row => row.Id)
            .Union(context.Set<AuditEntry>().StartingWith(database.Provider, row => row.Action, term.ToLowerInvariant().Replace(' ', '_')).Select(row => row.Id));
        return found.Where(row => named.Contains(row.Id));
    }
}
