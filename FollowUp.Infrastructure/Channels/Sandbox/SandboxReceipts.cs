using System.Threading.Channels;
using FollowUp.Core.Delivery;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FollowUp.Infrastructure.Channels.Sandbox;

/// <summary>
/// Reports messages of the Sandbox as delivered a moment after they were sent. The sending itself may not be in the
/// database by then, so a receipt that finds no message is tried again for a while.
/// </summary>
internal sealed class SandboxReceipts(IDeliveryReceipts receipts, TimeProvider time, ILogger<SandboxReceipts> logger) : BackgroundService
{
    private const int Batch = 200;
    private const int MostTries = 60;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    // What does not fit is dropped: the message stays "sent", as with a provider that reports nothing.
    private readonly Channel<(DeliveryReceipt Receipt, int Tries)> waiting =
        Channel.CreateBounded<(DeliveryReceipt, int)>(new BoundedChannelOptions(100_000) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Plan(DeliveryReceipt receipt) => waiting.Writer.TryWrite((receipt, 0));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<(DeliveryReceipt Receipt, int Tries)>(Batch);
        while (await waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            await Task.Delay(Pause, time, stoppingToken);
            while (batch.Count < Batch && waiting.Reader.TryRead(out var next))
            {
                batch.Add(next);
            }

            await RecordAsync(batch, stoppingToken);
            batch.Clear();
        }
    }

    private async Task RecordAsync(List<(DeliveryReceipt Receipt, int Tries)> batch, CancellationToken stoppingToken)
    {
        IReadOnlyList<DeliveryReceipt> again;
        try
        {
            again = await receipts.RecordAsync([.. batch.Select(entry => entry.Receipt)], stoppingToken);
        }
#pragma warning disable CA1031 // Whatever failed, receipts are tried again, and the Sandbox must not end the host.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            logger.LogWarning(error, "Could not record {Count} receipts of the Sandbox", batch.Count);
            again = [.. batch.Select(entry => entry.Receipt)];
        }

        var open = again.ToHashSet();
        foreach (var (receipt, tries) in batch.Where(entry => open.Contains(entry.Receipt) && entry.Tries < MostTries))
        {
            waiting.Writer.TryWrite((receipt, tries + 1));
        }
    }
}
