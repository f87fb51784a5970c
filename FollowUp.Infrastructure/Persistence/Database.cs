using FollowUp.Infrastructure.Persistence.Batch;
using FollowUp.Infrastructure.Persistence.Postgres;
using FollowUp.Infrastructure.Persistence.Sqlite;
using FollowUp.Infrastructure.Persistence.SqlServer;
using Microsoft.EntityFrameworkCore;
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

    /// <summary>A context that sees <paramref name="organizationId"/>'s rows alone.</summary>
    public FollowUpDbContext Open(Guid organizationId) => open(DataScope.Of(organizationId));

    /// <summary>A context with another reach.</summary>
    public FollowUpDbContext Open(DataScope scope) => open(scope);

    /// <summary>Runs one transaction; all of it is committed or none.</summary>
    public async Task<T> WriteAsync<T>(DataScope scope, Func<FollowUpDbContext, Task<T>> work, CancellationToken cancellationToken)
    {
        using (await gate.EnterAsync(cancellationToken))
        {
            await using var context = open(scope);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var result = await work(context);
            await transaction.CommitAsync(cancellationToken);
            return result;
        }
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

    /// <summary>As <see cref="WriteBatchAsync"/>, for work of scans that a power cut may undo: it is found and done again, and nothing outside has seen it.</summary>
    public Task<T> WriteRepeatableAsync<T>(Func<BatchSession, Task<T>> work, CancellationToken cancellationToken)
        => WriteBatchAsync(work, repeatable: true, cancellationToken);

    /// <param name="repeatable">
    /// The commit does not wait for the disk on SQLite and PostgreSQL; the next one that does takes it along.
    /// </param>
    private async Task<T> WriteBatchAsync<T>(Func<BatchSession, Task<T>> work, bool repeatable, CancellationToken cancellationToken)
    {
        T result;
        using (await gate.EnterAsync(cancellationToken))
        {
            await using var context = open(DataScope.All);
            result = Provider switch
            {
                DatabaseProvider.Postgres => await InPipelineAsync(context, work, repeatable, cancellationToken),
                DatabaseProvider.Sqlite => await UnsyncedAsync(context, work, cancellationToken),
                _ => await InTransactionAsync(context, work, cancellationToken),
            };
        }

        if (!repeatable)
        {
            log?.Flush();
        }

        return result;
    }

    private async Task<T> InPipelineAsync<T>(FollowUpDbContext context, Func<BatchSession, Task<T>> work, bool repeatable, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var pipeline = new Pipeline((NpgsqlTransaction)transaction.GetDbTransaction(), repeatable);
        var result = await work(new BatchSession(context, Dialect, pipeline));
        await pipeline.CommitAsync(cancellationToken);
        return result;
    }

    /// <summary>Commits into the log; the disk is waited for outside the gate, or not at all.</summary>
    private async Task<T> UnsyncedAsync<T>(FollowUpDbContext context, Func<BatchSession, Task<T>> work, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        await context.Database.ExecuteSqlRawAsync("PRAGMA synchronous=NORMAL", cancellationToken);
        return await InTransactionAsync(context, work, cancellationToken);
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
        var options = new DbContextOptionsBuilder<PostgresFollowUpDbContext>().UseNpgsql(connectionString).AddInterceptors(DatabaseMetrics.Interceptors).Options;
        return scope => new PostgresFollowUpDbContext(options, scope);
    }

    private static Func<DataScope, FollowUpDbContext> SqlServer(string connectionString)
    {
        var options = new DbContextOptionsBuilder<SqlServerFollowUpDbContext>().UseSqlServer(connectionString).AddInterceptors(DatabaseMetrics.Interceptors).Options;
        return scope => new SqlServerFollowUpDbContext(options, scope);
    }

    private Func<DataScope, FollowUpDbContext> Sqlite(string connectionString)
    {
        var options = new DbContextOptionsBuilder<SqliteFollowUpDbContext>()
            .UseSqlite(connectionString)
            .AddInterceptors(DatabaseMetrics.Interceptors)
            .AddInterceptors(new SqlitePragmas())
            .Options;
        return scope => new SqliteFollowUpDbContext(options, scope, gate);
    }
}
