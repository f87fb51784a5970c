using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace FollowUp.Benchmarks.Engine;

/// <summary>
/// The usual way to make steps durable: one job a step in the persistent store of Quartz, on the same PostgreSQL. The jobs
/// do nothing at all, so what is measured is the store alone: take the trigger, note that it fires, complete it, delete it.
/// </summary>
internal static class QuartzSteps
{
    private const int Threads = 20;
    private const int Stored = 200;

    /// <returns>Jobs a second.</returns>
    public static async Task<double> RunAsync(string connectionString, int count)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton(new Countdown(count));
        builder.Services.AddQuartz(quartz =>
        {
            quartz.UseDefaultThreadPool(Threads);
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(connectionString);
                store.ProvisionSchema();
            });
        });
        using var host = builder.Build();
        var scheduler = await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        foreach (var numbers in Enumerable.Range(0, count).Chunk(Stored))
        {
            await scheduler.ScheduleJobs(numbers.ToDictionary(
                number => JobBuilder.Create<Step>().WithIdentity($"step{number}").Build(),
                number => (IReadOnlyCollection<ITrigger>)[TriggerBuilder.Create().WithIdentity($"step{number}").StartNow().Build()]));
        }

        var watch = Stopwatch.StartNew();
        await scheduler.Start();
        await host.Services.GetRequiredService<Countdown>().Done;
        var elapsed = watch.Elapsed;
        await scheduler.Shutdown(waitForJobsToComplete: true);
        return count / elapsed.TotalSeconds;
    }

    private sealed class Countdown(int count)
    {
        private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int left = count;

        public Task Done => done.Task;

        public void Signal()
        {
            if (Interlocked.Decrement(ref left) == 0)
            {
                done.SetResult();
            }
        }
    }

    private sealed class Step(Countdown countdown) : IJob
    {
        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            countdown.Signal();
            return ValueTask.CompletedTask;
        }
    }
}
