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
        var found = Found(context, actor, filter);
        if (Words(filter) is { } term)
        {
            var (places, count) = await AuditSearch.FindAsync(found, database.Provider, term, MostCounted, page.Skip + page.Size, cancellationToken);
            return new Page<AuditEntry>(await RowsAsync(context, [.. places.Skip(page.Skip).Take(page.Size)], cancellationToken), count);
        }

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
        var batches = Words(filter) is { } term ? SearchedAsync(context, actor, filter, term, cancellationToken) : AllAsync(context, actor, filter, cancellationToken);
        await foreach (var batch in batches)
        {
            foreach (var row in batch)
            {
                yield return row;
            }
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<AuditEntry>> SearchedAsync(FollowUpDbContext context, Actor actor, AuditFilter filter, string term, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (places, _) = await AuditSearch.FindAsync(Found(context, actor, filter), database.Provider, term, IAuditLog.MostExported, IAuditLog.MostExported, cancellationToken);
        foreach (var batch in places.Take(IAuditLog.MostExported).Chunk(Batch))
        {
            yield return await RowsAsync(context, batch, cancellationToken);
        }
    }

    private static async IAsyncEnumerable<IReadOnlyList<AuditEntry>> AllAsync(FollowUpDbContext context, Actor actor, AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        AuditEntry? last = null;
        for (var read = 0; read < IAuditLog.MostExported; read += Batch)
        {
            var found = Found(context, actor, filter);
            if (last is { } edge)
            {
                found = found.Where(row => row.At < edge.At || (row.At == edge.At && row.Id.CompareTo(edge.Id) < 0));
            }

            var rows = await found.OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(Batch).ToListAsync(cancellationToken);
            yield return rows;
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

    /// <returns>In the order of the places.</returns>
    private static async Task<IReadOnlyList<AuditEntry>> RowsAsync(FollowUpDbContext context, IReadOnlyList<AuditPlace> places, CancellationToken cancellationToken)
    {
        var ids = places.Select(place => place.Id).ToList();
        var rows = await context.Set<AuditEntry>().AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id])];
    }

    /// <summary>What is searched for, unless it is an id.</summary>
    private static string? Words(AuditFilter filter) => PrefixSearch.Term(filter.Search) is { } term && !Guid.TryParse(term, out _) ? term : null;

    /// <remarks>
    /// An id is looked up here; words are for <see cref="AuditSearch"/>. The organization is named although the context
    /// filters by it: databases do not look "everything, or this organization" up in an index.
    /// </remarks>
    private static IQueryable<AuditEntry> Found(FollowUpDbContext context, Actor actor, AuditFilter filter)
    {
        var found = context.Set<AuditEntry>().AsNoTracking().Where(row => row.OrganizationId == actor.OrganizationId);
        found = filter.ActorId is { } who ? found.Where(row => row.ActorId == who) : found;
        found = string.IsNullOrWhiteSpace(filter.Kind) ? found : found.Where(row => row.SubjectKind == filter.Kind);
        found = filter.From is { } from ? found.Where(row => row.At >= from) : found;
        found = filter.To is { } to ? found.Where(row => row.At < to) : found;
        return Guid.TryParse(PrefixSearch.Term(filter.Search), out var id) ? found.Where(row => row.SubjectId == id) : found;
    }
}
