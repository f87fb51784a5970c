using FollowUp.Core.Capture;
using FollowUp.Core.Delivery.Reports;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Privacy.Retention;
using FollowUp.Infrastructure.Persistence.Stores.Media;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Quartz;

namespace FollowUp.Infrastructure.Scheduling;

/// <summary>Removes what was kept long enough, a batch at a time so that sending goes on in between.</summary>
[DisallowConcurrentExecution]
internal sealed class Retention(IEnumerable<IKeptForAWhile> kept, RetentionRounds rounds, Compaction compaction, IClock clock) : IJob
{
    private const int Batch = 500;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var now = clock.GetCurrentInstant();
        foreach (var one in kept)
        {
            while (await one.RemoveAsync(now, Batch, cancellationToken) == Batch)
            {
                // A full batch: there may be more.
            }
        }

        await rounds.RunAsync(cancellationToken);
        await compaction.RunAsync(cancellationToken);
    }
}

/// <summary>What is removed some time after its last use.</summary>
internal interface IKeptForAWhile
{
    /// <returns>How many were removed, at most <paramref name="most"/>.</returns>
    Task<int> RemoveAsync(Instant now, int most, CancellationToken cancellationToken);
}

internal static class RetentionServices
{
    public static IServiceCollection AddRetention(this IServiceCollection services) => services

        // Bodies of webhooks, also where nothing comes any more.
        .AddSingleton<IKeptForAWhile>(provider => new OldRows<WebhookExample>(
            provider.GetRequiredService<Database>(), WebhookExample.Keep, (context, until) => context.Set<WebhookExample>().Where(row => row.ReceivedAt <= until)))

        // Reports, once their repeats need not be told any more.
        .AddSingleton<IKeptForAWhile>(provider => new OldRows<ProviderEvent>(
            provider.GetRequiredService<Database>(), ProviderEvent.Keep, (context, until) => context.Set<ProviderEvent>().Where(row => row.ReceivedAt <= until)))
        .AddSingleton<Compaction>()
        .AddSingleton<IKeptForAWhile, UnusedMedia>();
}
