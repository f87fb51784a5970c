using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FollowUp.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Sets what SQLite keeps per connection. With WAL, <c>synchronous=FULL</c> makes every commit durable
/// (sqlite.org, "PRAGMA synchronous"): what was answered with 202 survives a power cut. Pages go from the log into the
/// file by <see cref="SqliteLogKeeper"/>; where that is not at work, a commit that finds the log too long does it.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=OFF; PRAGMA busy_timeout=10000; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-4000; PRAGMA cache_spill=ON; PRAGMA wal_autocheckpoint=32000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
