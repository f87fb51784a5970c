using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace FollowUp.Infrastructure.Persistence;

/// <summary>Applies pending migrations before anything else starts.</summary>
internal sealed class DatabaseStart(Database database) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var context = database.Open(DataScope.All);
        await context.Database.MigrateAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
