using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Sqlite;

/// <summary>
/// The embedded database: one file, one writing process. Every save passes the <see cref="WriteGate"/>, so that pages
/// and scans queue up fairly instead of polling a locked file.
/// </summary>
internal sealed class SqliteFollowUpDbContext : FollowUpDbContext
{
    private readonly WriteGate gate;

    public SqliteFollowUpDbContext(DbContextOptions<SqliteFollowUpDbContext> options, DataScope scope, WriteGate gate)
        : base(options, scope)
    {
        this.gate = gate;
        Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // Inside a transaction the gate is already held by whoever began it.
        if (Database.CurrentTransaction is not null)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        using (await gate.EnterAsync(cancellationToken))
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
    }
}
