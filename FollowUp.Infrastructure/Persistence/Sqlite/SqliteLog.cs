using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace FollowUp.Infrastructure.Persistence.Sqlite;

/// <summary>
/// The write-ahead log of one database file. A commit with <c>synchronous=NORMAL</c> has written its pages there and not
/// waited for the disk (sqlite.org, "Write-Ahead Logging", "Performance considerations"): waiting is done here, while the
/// next writer is at work already, and lasts for all that was committed before.
/// </summary>
internal sealed class SqliteLog
{
    /// <summary>Pages of a log that should begin anew: 64 MB. Twice as many make whoever commits bring them in (<see cref="SqlitePragmas"/>).</summary>
    public const int Long = 16_000;

    private readonly string connectionString;
    private readonly string? file;
    private readonly Channel<bool> grown = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public SqliteLog(string connectionString)
    {
        this.connectionString = connectionString;
        var settings = new SqliteConnectionStringBuilder(connectionString);
        file = settings.Mode == SqliteOpenMode.Memory || settings.DataSource is "" or ":memory:" ? null : Path.GetFullPath(settings.DataSource) + "-wal";
    }

    /// <summary>Says that something was committed.</summary>
    public void Grow() => grown.Writer.TryWrite(true);

    /// <summary>Waits until something was committed since it was last asked.</summary>
    public async Task GrownAsync(CancellationToken cancellationToken) => await grown.Reader.ReadAsync(cancellationToken);

    /// <summary>Brings what was committed into the database file, as far as readers let it (sqlite.org, "PRAGMA wal_checkpoint", PASSIVE). Others read and write meanwhile.</summary>
    /// <returns>Pages in the log, those brought in among them.</returns>
    public async Task<long> CheckpointAsync(CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(PASSIVE)";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? reader.GetInt64(1) : 0;
    }

    /// <summary>Returns when what was committed survives a power cut.</summary>
    public void Flush()
    {
        if (file is null)
        {
            return;
        }

        try
        {
            using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            RandomAccess.FlushToDisk(handle);
        }
        catch (FileNotFoundException)
        {
            // Whoever closed last has brought it into the database file, which waits for the disk, and removed it.
        }
    }
}
