using FollowUp.Core.Delivery;
using FollowUp.Infrastructure.Persistence;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace FollowUp.Infrastructure.Scheduling;

/// <summary>
/// At start on SQLite, which one process owns: every lease there is belongs to a process that is gone, so its work is
/// taken up at once instead of after the lease has run out. On servers other nodes may hold leases; there they run out.
/// </summary>
internal sealed class OrphanRelease(Database database, IMessageBatches messages, IClock clock) : IHostedService
{
    private static readonly string[] Tables = ["Events", "Enrollments", "StepActions"];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (database.Provider != DatabaseProvider.Sqlite)
        {
            return;
        }

        await database.WriteBatchAsync(async session =>
        {
            var released = 0;
            foreach (var table in Tables)
            {
                released += await session.ExecuteAsync($"""UPDATE "{table}" SET "LeaseId" = NULL, "LeaseUntil" = NULL WHERE "LeaseUntil" IS NOT NULL""", cancellationToken);
            }

            return released + await session.ExecuteAsync("""UPDATE "Messages" SET "LeaseUntil" = 0 WHERE "State" IN (2, 3)""", cancellationToken);
        }, cancellationToken);
        await messages.RecoverAsync(clock.GetCurrentInstant(), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
