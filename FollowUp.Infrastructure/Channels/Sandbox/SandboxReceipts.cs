using System.Threading.Channels;
using FollowUp.Core.Delivery.Reports;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FollowUp.Infrastructure.Channels.Sandbox;

/// <summary>Reports messages of the Sandbox as delivered a moment after they were sent, on the way that reports of real providers take.</summary>
internal sealed class SandboxReceipts(IProviderReports reports, TimeProvider time, ILogger<SandboxReceipts> logger) : BackgroundService
{
    private const int Batch = 200;
    private const int MostTries = 60;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    // What does not fit is dropped: the message stays "sent", as with a provider that reports nothing.
    private readonly Channel<AccountReport> waiting = Channel.CreateBounded<AccountReport>(new BoundedChannelOptions(100_000) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Plan(AccountReport report) => waiting.Writer.TryWrite(report);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<AccountReport>(Batch);
        while (await waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            await Task.Delay(Pause, time, stoppingToken);
            while (batch.Count < Batch && waiting.Reader.TryRead(out var next))
            {
                batch.Add(next);
            }

            for (var tries = 0; tries < MostTries && !await TryRecordAsync(batch, stoppingToken); tries++)
            {
                await Task.Delay(Pause, time, stoppingToken);
            }

            batch.Clear();
        }
    }

    private async Task<bool> TryRecordAsync(List<AccountReport> batch, CancellationToken stoppingToken)
    {
        try
        {
            await reports.RecordAsync(batch, stoppingToken);
            return true;
        }
#pragma warning disable CA1031 // Whatever failed, reports are tried again, and the Sandbox must not end the host.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            logger.LogWarning(error, "Could not record {Count} reports of the Sandbox", batch.Count);
            return false;
        }
    }
}
