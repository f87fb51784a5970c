using Microsoft.Data.Sqlite;

namespace FollowUp.Infrastructure.Persistence.Sqlite;

/// <summary>
/// The write-ahead log of one database file. A commit with <c>synchronous=NORMAL</c> has written its pages there and not
/// waited for the disk (sqlite.org, "Write-Ahead Logging", "Performance considerations"): waiting is done here, while the
/// next writer is at work already, and lasts for all that was committed before.
/// </summary>
internal sealed class SqliteLog
{
    private readonly string? file;

    public SqliteLog(string connectionString)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString);
        file = settings.Mode == SqliteOpenMode.Memory || settings.DataSource is "" or ":memory:" ? null : Path.GetFullPath(settings.DataSource) + "-wal";
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
