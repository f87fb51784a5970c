using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FollowUp.Infrastructure.Persistence.Sqlite;

/// <summary>Keeps the log of an SQLite file short without a writer having to wait for it. Does nothing on servers.</summary>
internal sealed partial class SqliteLogKeeper(Database database, ILogger<SqliteLogKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await TendAsync(stoppingToken))
        {
            // When the product stops, whoever closes the file last brings the rest in.
            await Task.Delay(Pause, stoppingToken);
        }
    }

    /// <summary>What cannot be brought in now is with the next commit; an exception here would stop the whole product.</summary>
    private async Task<bool> TendAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await database.TendLogAsync(cancellationToken);
        }
        catch (SqliteException cause)
        {
            LogNotBroughtIn(cause);
            return true;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The log of the database could not be brought into its file; tried again with the next commit")]
    private partial void LogNotBroughtIn(Exception cause);
}
