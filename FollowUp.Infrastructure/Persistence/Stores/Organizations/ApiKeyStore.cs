using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Organizations;

internal sealed class ApiKeyStore(Database database, IIdSource ids, IClock clock) : IApiKeys, IApiKeyLookup
{
    private const int LongestName = 80;
    private const int Most = 200;

    private readonly OncePerMinute<Guid> uses = new();

    public async Task<IReadOnlyList<ApiKeyView>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        await using var context = database.Open(actor);
        var keys = await context.Set<ApiKey>().AsNoTracking().OrderByDescending(key => key.CreatedAt).ThenBy(key => key.Id).ToListAsync(cancellationToken);
        return [.. keys.Select(View)];
    }

    public async Task<NewApiKey> CreateAsync(Actor actor, string name, IReadOnlyList<string> scopes, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        if (name.Trim().Length is < 1 or > LongestName)
        {
            throw new InputException("name", $"must be 1 to {LongestName} characters");
        }

        var text = ApiKeyText.New(ids);
        var key = new ApiKey
        {
            Id = ids.NewId(),
            OrganizationId = actor.OrganizationId,
            Name = name.Trim(),
            Hash = ApiKeyText.Hash(text),
            Prefix = ApiKeyText.Prefix(text),
            Scopes = ApiScopes.Join(scopes),
            CreatedBy = actor.Name,
            CreatedAt = clock.GetCurrentInstant(),
        };
        await using var context = database.Open(actor);
        if (await context.Set<ApiKey>().CountAsync(row => row.RevokedAt == null, cancellationToken) >= Most)
        {
            throw new ConflictException($"There are {Most} keys. Revoke some first.");
        }

        context.Add(key);
        await context.SaveChangesAsync(cancellationToken);
        return new NewApiKey(View(key), text);
    }

    public async Task RevokeAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        await using var context = database.Open(actor);
        var key = await context.Set<ApiKey>().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) ?? throw new NotFoundException("API key");
        key.RevokedAt ??= clock.GetCurrentInstant();
        await context.SaveChangesAsync(cancellationToken);
    }

    public async Task<KnownApiKey?> FindAsync(string key, CancellationToken cancellationToken)
    {
        if (key.Length is 0 or > ApiKeyText.Longest)
        {
            return null;
        }

        var hash = ApiKeyText.Hash(key);
        await using var context = database.Open(DataScope.All);
        var known = await context.Set<ApiKey>().AsNoTracking()
            .Where(row => row.Hash == hash && row.RevokedAt == null)
            .Select(row => new KnownApiKey(row.Id, row.OrganizationId, row.Name, row.Scopes))
            .SingleOrDefaultAsync(cancellationToken);
        if (known is not null)
        {
            await NoteUsedAsync(known, cancellationToken);
        }

        return known;
    }

    private static ApiKeyView View(ApiKey key)
        => new(key.Id, key.Name, key.Prefix, key.Scopes.Split(' '), key.CreatedBy, key.CreatedAt, key.LastUsedAt, key.RevokedAt);

    private async Task NoteUsedAsync(KnownApiKey key, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        if (uses.IsDue(key.Id, now))
        {
            await database.WriteAsync(
                DataScope.Of(key.OrganizationId),
                context => context.Set<ApiKey>().Where(row => row.Id == key.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastUsedAt, now), cancellationToken),
                cancellationToken);
        }
    }
}
