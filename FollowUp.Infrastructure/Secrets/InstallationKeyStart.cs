using FollowUp.Core.Consent;
using Microsoft.Extensions.Hosting;

namespace FollowUp.Infrastructure.Secrets;

/// <summary>Has the key made before anything needs it: made inside a transaction it would wait for that transaction's own lock. Comes after the tables are there.</summary>
internal sealed class InstallationKeyStart(IKeyedHashes hashes) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        hashes.Of("");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
