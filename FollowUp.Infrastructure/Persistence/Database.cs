using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence.Audit;
using FollowUp.Infrastructure.Persistence.Batch;
using FollowUp.Infrastructure.Persistence.Postgres;
using FollowUp.Infrastructure.Persistence.Sqlite;
using FollowUp.Infrastructure.Persistence.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace FollowUp.Infrastructure.Persistence;

/// <summary>Opens contexts and runs writes. One per process.</summary>
internal sealed class Database : IDisposable
{
    private readonly Func<DataScope, FollowUpDbContext> open;
    private readonly WriteGate gate;
    private readonly SqliteLog? log;

    public Database(DatabaseProvider provider, string connectionString)
    {
        Provider = provider;
        Dialect = Dialect.Of(provider);
        gate = new WriteGate(provider == DatabaseProvider.Sqlite);
        log = provider == DatabaseProvider.Sqlite ? new SqliteLog(connectionString) : null;
        open = provider switch
        {
            DatabaseProvider.Postgres => Postgres(connectionString),
            DatabaseProvider.SqlServer => SqlServer(connectionString),
            _ => Sqlite(connectionString),
        };
    }

    public DatabaseProvider Provider { get; }

    /// <summary>How this database spells set-based SQL.</summary>
    public Dialect Dialect { get; }

    /// <summary>Ids and times of the audit log; null where nobody acts, as while tables are made.</summary>
    public AuditStamps? Stamps { get; init; }

    /// <summary>A context that sees <paramref name="organizationId"/>'s rows alone.</summary>
    public FollowUpDbContext Open(Guid organizationId) => Open(DataScope.Of(organizationId));

    /// <summary>A context that sees the actor's organization and writes what they change into the audit log.</summary>
    public FollowUpDbContext Open(Actor actor) => Open(DataScope.Of(actor));

    /// <summary>A context with another reach.</summary>
    public FollowUpDbContext Open(DataScope scope)
    {
        var context = open(scope);
        context.Stamps = Stamps;
        return context;
    }

    /// <summary>Runs one transaction; all of it is committed or none.</summary>
    public Task<T> WriteAsync<T>(DataScope scope, Func<FollowUpDbContext, Task<T>> work, CancellationToken cancellationToken)
        => WriteAsync(scope, work, pragma: null, cancellationToken);

    /// <summary>As <see cref="WriteAsync{T}"/>; on SQLite what is deleted or emptied is overwritten in the file (sqlite.org, "PRAGMA secure_delete").</summary>
    public Task<T> WriteErasingAsync<T>(DataScope scope, Func<FollowUpDbContext, Task<T>> work, CancellationToken cancellationToken)
        => WriteAsync(scope, work, "PRAGMA secure_delete=ON", cancellationToken);

    /// <param name="pragma">What SQLite is told for this transaction; a connection forgets it when it is opened again.</param>
    private async Task<T> WriteAsync<T>(DataScope scope, Func<FollowUpDbContext, Task<T>> work, string? pragma, CancellationToken cancellationToken)
    {
        using (await gate.EnterAsync(cancellationToken))
        {
            await using var context = Open(scope);
            if (pragma is not null && Provider == DatabaseProvider.Sqlite)
            {
                await context.Database.OpenConnectionAsync(cancellationToken);
                await context.Database.ExecuteSqlRawAsync(pragma, cancellationToken);
            }

            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var result = await work(context);
            await context.SaveAuditAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return result;
        }
    }

    /// <summary>On SQLite: writes the file anew without what was deleted, and empties the log beside it. Others wait. On servers nothing.</summary>
    public async Task CompactAsync(CancellationToken cancellationToken)
    {
        if (Provider != DatabaseProvider.Sqlite)
        {
            return;
        }

        using (await gate.EnterAsync(cancellationToken))
        {
            await using var context = Open(DataScope.None);
            await context.Database.OpenConnectionAsync(cancellationToken);

            // The copy that it makes may be larger than memory.
            await context.Database.ExecuteSqlRawAsync("PRAGMA temp_store=FILE", cancellationToken);
            await context.Database.ExecuteSqlRawAsync("VACUUM", cancellationToken);
            await context.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);
        }
    }

    /// <summary>
    /// On SQLite: waits until something was committed, and brings it into the database file while others write. A log that
    /// became long is brought in to its end with writers waiting for what little is left, and begins anew.
    /// </summary>
    /// <returns>False at once on servers, which tend theirs themselves.</returns>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">The file is locked or full just now. Nothing is lost: it stays in the log.</exception>
    public async Task<bool> TendLogAsync(CancellationToken cancellationToken)
    {
        if (log is null)
        {
            return false;
        }

        await log.GrownAsync(cancellationToken);
        if (await log.CheckpointAsync(cancellationToken) > SqliteLog.Long)
        {
            using (await gate.EnterAsync(cancellationToken))
            {
                await log.CheckpointAsync(cancellationToken);
            }
        }

        return true;
    }

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(DataScope scope, Func<FollowUpDbContext, Task> work, CancellationToken cancellationToken)
        => WriteAsync<object?>(scope, async context =>
        {
            await work(context);
            return null;
        }, cancellationToken);

    public void Dispose() => gate.Dispose();

    /// <summary>Runs set-based statements over all organizations in one transaction.</summary>
    public Task<T> WriteBatchAsync<T>(Func<BatchSession, Task<T>> work, CancellationToken cancellationToken)
        => WriteBatchAsync(work, repeatable: false, cancellationToken);

    /// <summary>
    /// As <see cref="WriteBatchAsync"/>, for work of scans that a power cut may undo: it is found and done again, and
    /// nothing outside has seen it. On SQLite it does not wait for the disk; the next commit that does takes it along.
    /// </summary>
    public Task<T> WriteRepeatableAsync<T>(Func<BatchSession, Task<T>> work, CancellationToken cancellationToken)
        => WriteBatchAsync(work, repeatable: true, cancellationToken);

    /// <param name="repeatable">
    /// The commit does not wait for the disk on SQLite and PostgreSQL; the next one that does takes it along.
    /// </param>
    private async Task<T> WriteBatchAsync<T>(Func<BatchSession, Task<T>> work, bool repeatable, CancellationToken cancellationToken)
    {
        await using var context = open(DataScope.All);
        if (log is null)
        {
            return Provider == DatabaseProvider.Postgres
                ? await InPipelineAsync(context, work, repeatable, cancellationToken)
                : await InTransactionAsync(context, work, cancellationToken);
        }

        // Commits into the log; the disk is waited for outside the gate, or not at all. A batch has an end, so its pages may
        // stay in memory until then instead of being written twice.
        await context.Database.OpenConnectionAsync(cancellationToken);
        await context.Database.ExecuteSqlRawAsync("PRAGMA synchronous=NORMAL; PRAGMA cache_spill=OFF", cancellationToken);
        T result;
        using (await gate.EnterAsync(cancellationToken))
        {
            result = await InTransactionAsync(context, work, cancellationToken);
        }

        log.Grow();
        if (!repeatable)
        {
            log.Flush();
        }

        return result;
    }

    /// <summary>
    /// Reads what a batch looks at, over all organizations. On PostgreSQL in one transaction, so that its statements are
    /// planned once a connection as those of writes are; one that fails there ends it.
    /// </summary>
    public async Task<T> ReadBatchAsync<T>(Func<BatchSession, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var context = open(DataScope.All);
        if (Provider != DatabaseProvider.Postgres)
        {
            return await work(new BatchSession(context, Dialect));
        }

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        return await work(new BatchSession(context, Dialect, new Pipeline((NpgsqlTransaction)transaction.GetDbTransaction(), repeatable: true)));
    }

    private async Task<T> InPipelineAsync<T>(FollowUpDbContext context, Func<BatchSession, Task<T>> work, bool repeatable, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var pipeline = new Pipeline((NpgsqlTransaction)transaction.GetDbTransaction(), repeatable);
        var result = await work(new BatchSession(context, Dialect, pipeline));
        await pipeline.CommitAsync(cancellationToken);
        return result;
    }

    private async Task<T> InTransactionAsync<T>(FollowUpDbContext context, Func<BatchSession, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var result = await work(new BatchSession(context, Dialect));
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    private static Func<DataScope, FollowUpDbContext> Postgres(string connectionString)
    {
        var options = Options<PostgresFollowUpDbContext>(builder => builder.UseNpgsql(connectionString));
        return scope => new PostgresFollowUpDbContext(options, scope);
    }

    private static Func<DataScope, FollowUpDbContext> SqlServer(string connectionString)
    {
        var options = Options<SqlServerFollowUpDbContext>(builder => builder.UseSqlServer(connectionString));
        return scope => new SqlServerFollowUpDbContext(options, scope);
    }

    private Func<DataScope, FollowUpDbContext> Sqlite(string connectionString)
    {
        var options = Options<SqliteFollowUpDbContext>(builder => builder.UseSqlite(connectionString).AddInterceptors(new SqlitePragmas()));
        return scope => new SqliteFollowUpDbContext(options, scope, gate);
    }

    private static DbContextOptions<T> Options<T>(Action<DbContextOptionsBuilder> use)
        where T : DbContext
    {
        var builder = new DbContextOptionsBuilder<T>();
        use(builder);
        return builder.AddInterceptors(DatabaseMetrics.Interceptors).ReplaceService<IModelCacheKeyFactory, ScopedModels>().Options;
    }
}
