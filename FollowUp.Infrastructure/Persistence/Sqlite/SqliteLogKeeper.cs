using Microsoft.Extensions.Hosting;

namespace FollowUp.Infrastructure.Persistence.Sqlite;

/// <summary>Keeps the log of an SQLite file short without a writer having to wait for it. Does nothing on servers.</summary>
internal sealed class SqliteLogKeeper(Database database) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await database.TendLogAsync(Pause, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The product stops; whoever closes the file last brings the rest in.
        }
    }
}
