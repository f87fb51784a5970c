using System.Data.Common;
using Npgsql;

namespace FollowUp.Infrastructure.Persistence.Batch;

/// <summary>
/// The statements of one transaction on PostgreSQL. What nobody waits for goes with the next statement whose result is
/// needed, at the latest with the commit: one round trip for all. Each statement is parsed and planned once a connection.
/// </summary>
/// <param name="repeatable">The commit does not wait for the disk (PostgreSQL manual, "Asynchronous Commit").</param>
/// <remarks>
/// Rows of a batch are looked up by their keys, never by reading a table: a plan that was made while the table was small,
/// or before it was analyzed, stays right. A plan that has to read one all the same looks so dear that it would be
/// compiled first, which takes longer.
/// </remarks>
internal sealed class Pipeline(NpgsqlTransaction transaction, bool repeatable)
{
    private readonly List<NpgsqlBatchCommand> waiting =
    [
        new("SET LOCAL enable_seqscan = off"), new("SET LOCAL jit = off"), .. repeatable ? [new NpgsqlBatchCommand("SET LOCAL synchronous_commit = off")] : Array.Empty<NpgsqlBatchCommand>(),
    ];

    /// <summary>Runs with the next statement whose result is needed.</summary>
    public void Add(string sql, IEnumerable<(string Name, object Value)> parameters) => waiting.Add(Command(sql, parameters));

    /// <returns>Rows changed.</returns>
    public async Task<int> ExecuteAsync(string sql, IEnumerable<(string Name, object Value)> parameters, CancellationToken cancellationToken)
    {
        var command = Command(sql, parameters);
        waiting.Add(command);
        await FlushAsync(cancellationToken);
        return command.RecordsAffected;
    }

    public async Task<List<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> map, IEnumerable<(string Name, object Value)> parameters, CancellationToken cancellationToken)
    {
        waiting.Add(Command(sql, parameters));
        await using var batch = await TakeAsync(cancellationToken);

        // Of these only the last returns rows.
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(map(reader));
        }

        return rows;
    }

    /// <summary>Runs what waits, and commits in the same round trip.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        waiting.Add(new NpgsqlBatchCommand("COMMIT"));
        await FlushAsync(cancellationToken);
        DatabaseMetrics.Commit();
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        await using var batch = await TakeAsync(cancellationToken);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<NpgsqlBatch> TakeAsync(CancellationToken cancellationToken)
    {
        var batch = new NpgsqlBatch(transaction.Connection, transaction);
        foreach (var command in waiting)
        {
            batch.BatchCommands.Add(command);
            DatabaseMetrics.Statement();
        }

        // The type of a parameter without a value is not known.
        if (waiting.TrueForAll(command => command.Parameters.All(parameter => parameter.Value is not DBNull)))
        {
            await batch.PrepareAsync(cancellationToken);
        }

        waiting.Clear();
        return batch;
    }

    private static NpgsqlBatchCommand Command(string sql, IEnumerable<(string Name, object Value)> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var (name, value) in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter(name, value));
        }

        return command;
    }
}
