using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Delivery.Routing;
using FollowUp.Core.Delivery.Unknown;
using FollowUp.Core.Engine;
using FollowUp.Core.Intake;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using FollowUp.Infrastructure.Persistence.Batch.Engine;
using FollowUp.Infrastructure.Persistence.Batch.Intake;
using FollowUp.Infrastructure.Persistence.Batch.Segments;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Quartz;

namespace FollowUp.Infrastructure.Scheduling;

internal static class ScanServices
{
    /// <summary>Registers the scans with their batches, and what runs them unless <c>Scans:Enabled</c> is false.</summary>
    /// <exception cref="ConfigurationException">A value is out of range.</exception>
    public static IServiceCollection AddScans(this IServiceCollection services, IConfiguration configuration)
    {
        var options = ScanOptions.Read(configuration);
        services
            .AddSingleton<ScanSignals>()
            .AddSingleton<ScanMetrics>()
            .AddSingleton<FlowCache>()
            .AddSingleton<PersonFacts>()
            .AddSingleton<SegmentFacts>()
            .AddSingleton<EnrollmentFacts>()
            .AddSingleton<CampaignEntries>()
            .AddSingleton<SequenceEntries>()
            .AddSingleton<PriceLists>()
            .AddSingleton<SendHours>()
            .AddSingleton<ConsentStandings>()
            .AddSingleton<MessageBatchLoader>()
            .AddSingleton<IEventBatches, EventBatches>()
            .AddSingleton<IEnrollmentBatches, EnrollmentBatches>()
            .AddSingleton<IMessageBatches, MessageBatches>()
            .AddSingleton(new EventScanOptions(options.BatchSize))
            .AddSingleton(new AdvanceScanOptions(options.BatchSize) { Spread = Duration.FromTimeSpan(options.Spread) })
            .AddSingleton(new SendScanOptions(options.BatchSize, options.Concurrency))
            .AddSingleton(options.Retries)
            .AddSingleton<GateChain>()
            .AddSingleton<AccountCircuits>()
            .AddSingleton<IRateBuckets, RateBuckets>()
            .AddSingleton<RoutePlanner>()
            .AddSingleton<AttachedFiles>()
            .AddSingleton<HandOver>()
            .AddSingleton<MessageSorter>()
            .AddSingleton<IUnknownMessages, UnknownMessages>()
            .AddSingleton(UnknownRules.Default)
            .AddSingleton<UnknownScan>()
            .AddSingleton<EventScan>()
            .AddSingleton<AdvanceScan>()
            .AddSingleton<SendScan>()
            .AddSingleton<SegmentMembers>()
            .AddSingleton<SegmentLooks>()
            .AddSingleton<SegmentScan>()
            .AddSingleton<ScheduleScan>()
            .AddRetention();
        return options.Enabled ? services.AddRunners(options) : services;
    }

    private static IServiceCollection AddRunners(this IServiceCollection services, ScanOptions options)
        => services
            .AddHostedService<OrphanRelease>()
            .AddRunner(ScanKind.Events, provider => provider.GetRequiredService<EventScan>().RunOnceAsync, options.BatchSize)
            .AddRunner(ScanKind.Advance, provider => provider.GetRequiredService<AdvanceScan>().RunOnceAsync, options.BatchSize)
            .AddRunner(ScanKind.Send, provider => provider.GetRequiredService<SendScan>().RunOnceAsync, end: provider => provider.GetRequiredService<SendScan>().DrainAsync)
            .AddRunner(ScanKind.Unknown, provider => provider.GetRequiredService<UnknownScan>().RunOnceAsync)
            .AddRunner(ScanKind.Actions, provider => provider.GetRequiredService<ActionScan>().RunOnceAsync)
            .AddRunner(ScanKind.Schedules, provider => provider.GetRequiredService<ScheduleScan>().RunOnceAsync)
            .AddRunner(ScanKind.Segments, provider => provider.GetRequiredService<SegmentScan>().RunOnceAsync)
            .AddRunner(ScanKind.Reports, provider => provider.GetRequiredService<ReportScan>().RunOnceAsync)
            .AddQuartz(quartz =>
            {
                quartz.ScheduleJob<ScanTick>(trigger => trigger.StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(options.Tick).RepeatForever()));
                quartz.ScheduleJob<DeadLetterCleanUp>(trigger => trigger.StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(TimeSpan.FromHours(1)).RepeatForever()));
                quartz.ScheduleJob<Retention>(trigger => trigger.StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(TimeSpan.FromHours(1)).RepeatForever()));
                quartz.ScheduleJob<LedgerCheck>(trigger => trigger.WithCronSchedule("0 20 3 * * ?"));
                quartz.ScheduleJob<ErasureRun>(trigger => trigger.StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(TimeSpan.FromMinutes(1)).RepeatForever()));

                // Often, so that a new account gets its list soon; one that was asked within four hours is left alone.
                quartz.ScheduleJob<TemplateListing>(trigger => trigger.StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(TimeSpan.FromMinutes(10)).RepeatForever()));
            })
            .AddQuartzHostedService();

    private static IServiceCollection AddRunner(
        this IServiceCollection services, ScanKind kind, Func<IServiceProvider, Func<CancellationToken, Task<int>>> scan, int full = 0, Func<IServiceProvider, Func<Task>>? end = null)
        => services.AddSingleton<IHostedService>(provider => new ScanRunner(
            kind, full, scan(provider), end?.Invoke(provider) ?? (() => Task.CompletedTask), provider.GetRequiredService<ScanSignals>(), provider.GetRequiredService<ScanMetrics>(), provider.GetRequiredService<ILogger<ScanRunner>>()));
}
