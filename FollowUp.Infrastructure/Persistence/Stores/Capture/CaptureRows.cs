using System.Text.Json;
using FollowUp.Core.Capture;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Stores.Capture;

/// <summary>What is the same for QR codes, landing pages and forms.</summary>
/// <param name="what">The word for one, after "There is no such".</param>
internal sealed class CaptureRows<T>(Database database, string what)
    where T : class, ICaptureSource
{
    public async Task<Page<T>> ListAsync(Actor actor, CaptureFilter filter, PageQuery page, CancellationToken cancellationToken)
    {
        page.Checked();
        await using var context = database.Open(actor);
        var rows = context.Set<T>().AsNoTracking();
        if (filter.Archived is { } archived)
        {
            rows = rows.Where(row => row.Archived == archived);
        }

        if (!string.IsNullOrWhiteSpace(filter.Search))
        {
            var pattern = ContainsSearch.Pattern(filter.Search);
            rows = rows.Where(row => EF.Functions.Like(ContainsSearch.Upper(row.Name)!, ContainsSearch.Upper(pattern)!, ContainsSearch.Escape));
        }

        var total = await rows.CountAsync(cancellationToken);
        var items = await rows.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Skip(page.Skip).Take(page.Size).ToListAsync(cancellationToken);
        return new Page<T>(items, total);
    }

    public async Task<T> GetAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        return await context.Set<T>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) ?? throw new NotFoundException(what);
    }

    public async Task<Guid> AddAsync(Actor actor, T row, CancellationToken cancellationToken)
    {
        await database.WriteAsync(DataScope.Of(actor), context =>
        {
            context.Add(row);
            return context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
        return row.Id;
    }

    /// <param name="version">The version the change started from; null takes the newest.</param>
    public Task ChangeAsync(Actor actor, Guid id, int? version, Action<T> change, CancellationToken cancellationToken)
        => database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var row = await context.Set<T>().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) ?? throw new NotFoundException(what);
            if (version is { } started && started != row.Version)
            {
                throw new ConflictException($"Someone else changed this {what} in the meantime. Load it again and repeat your change.");
            }

            change(row);
            await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);

    public Task ArchiveAsync(Actor actor, Guid id, bool archived, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        return ChangeAsync(actor, id, null, row => row.Archived = archived, cancellationToken);
    }

    /// <summary>Properties as they are stored.</summary>
    public static string Text(JsonElement? properties) => properties is { } given ? Json.Write(given) : "{}";
}
