using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch;

/// <summary>Runs set-based statements inside the current transaction of a context.</summary>
/// <param name="pipeline">Of a transaction that nothing else writes in; where there is none every statement runs at once.</param>
internal sealed class BatchSession(FollowUpDbContext context, Dialect dialect, Pipeline? pipeline = null)
{
    public Dialect Dialect { get; } = dialect;

    /// <summary>Runs a statement whose result nobody needs: at once, or with a later one of the same transaction.</summary>
    public async Task ApplyAsync(string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        if (pipeline is null)
        {
            await ExecuteAsync(sql, cancellationToken, parameters);
            return;
        }

        pipeline.Add(sql, Stored(parameters));
    }

    /// <summary>For the parts of a batch that EF does.</summary>
    public FollowUpDbContext Context { get; } = context;

    /// <returns>Rows changed.</returns>
    public async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        if (pipeline is not null)
        {
            return await pipeline.ExecuteAsync(sql, Stored(parameters), cancellationToken);
        }

        await using var command = await CommandAsync(sql, parameters, cancellationToken);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Reads to the end: SQLite finishes an update that returns rows only then.</summary>
    public async Task<List<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> map, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        if (pipeline is not null)
        {
            return await pipeline.QueryAsync(sql, map, Stored(parameters), cancellationToken);
        }

        await using var command = await CommandAsync(sql, parameters, cancellationToken);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(map(reader));
        }

        return rows;
    }

    /// <summary>Inserts rows; see <see cref="Dialect.Insert{T}"/>.</summary>
    /// <returns>How many were new.</returns>
    public Task<int> InsertAsync<T>(string table, IReadOnlyCollection<T> rows, CancellationToken cancellationToken, string unless = "")
        => rows.Count == 0
            ? Task.FromResult(0)
            : ExecuteAsync(Dialect.Insert<T>(table, unless), cancellationToken, ("rows", RowJson.Write(rows)));

    /// <summary>Inserts rows as <see cref="ApplyAsync"/> does, where nobody needs to know how many were new.</summary>
    public Task AddAsync<T>(string table, IReadOnlyCollection<T> rows, CancellationToken cancellationToken, string unless = "")
        => rows.Count == 0 ? Task.CompletedTask : ApplyAsync(Dialect.Insert<T>(table, unless), cancellationToken, ("rows", RowJson.Write(rows)));

    private async Task<DbCommand> CommandAsync(string sql, (string Name, object? Value)[] parameters, CancellationToken cancellationToken)
    {
        if (Context.Database.CurrentTransaction is null)
        {
            await Context.Database.OpenConnectionAsync(cancellationToken);
        }

        var command = Context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = Context.Database.CurrentTransaction?.GetDbTransaction();
        foreach (var (name, value) in Stored(parameters))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        DatabaseMetrics.Statement();
        return command;
    }

    /// <summary>As the database takes it.</summary>
    private static object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        Instant instant => instant.ToUnixTimeMilliseconds(),
        Enum number => Convert.ToInt32(number, System.Globalization.CultureInfo.InvariantCulture),
        _ => value,
    };

    private static IEnumerable<(string Name, object Value)> Stored((string Name, object? Value)[] parameters)
        => parameters.Select(parameter => ("@" + parameter.Name, Stored(parameter.Value)));
}
