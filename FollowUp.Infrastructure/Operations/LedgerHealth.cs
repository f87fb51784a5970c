using System.Globalization;
using FollowUp.Core.Consent;
using FollowUp.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FollowUp.Infrastructure.Operations;

/// <summary>Degraded while the last verification of a consent ledger found something wrong.</summary>
internal sealed class LedgerHealth(Database database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var data = database.Open(DataScope.All);
            var broken = await data.Set<ConsentHead>().CountAsync(row => row.Problem != null, cancellationToken);
            return broken == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Create(CultureInfo.InvariantCulture, $"{broken} consent ledgers do not hold together. Run verify-consent."));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return HealthCheckResult.Degraded("It is not known whether the consent ledgers hold together.", error);
        }
    }
}
