using FollowUp.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FollowUp.Infrastructure.Operations;

/// <summary>Ready when the database answers and has every migration.</summary>
internal sealed class DatabaseCheck(Database database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var data = database.Open(DataScope.All);
            var pending = (await data.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
            return pending == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"{pending} migrations are not applied.");
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The words of a driver may name the server and the user.
            return HealthCheckResult.Unhealthy("The database does not answer.", error);
        }
    }
}
