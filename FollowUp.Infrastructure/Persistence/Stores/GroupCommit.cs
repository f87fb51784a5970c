using System.Threading.Channels;

namespace FollowUp.Infrastructure.Persistence.Stores;

/// <summary>
/// Gathers what many callers want written into one transaction: whoever comes while one runs joins the next, so that a
/// burst costs few commits and a lone caller waits for nobody. Each caller gets its own result, after the commit.
/// </summary>
/// <param name="most">Items in one transaction.</param>
/// <param name="write">Writes a batch and returns a result for each item, in order.</param>
internal sealed class GroupCommit<TItem, TResult>(int most, Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> write) : IAsyncDisposable
{
    /// <summary>Single writes that may fail one after the other before the rest of a failed batch is given up.</summary>
    private const int MostFailures = 3;

    private readonly Channel<Entry> entries = Channel.CreateBounded<Entry>(new BoundedChannelOptions(most * 20) { SingleReader = true });
    private readonly Lock starting = new();
    private Task? running;

    /// <summary>Returns after the commit. A caller that gives up waiting does not undo it.</summary>
    public async Task<TResult> WriteAsync(TItem item, CancellationToken cancellationToken)
    {
        lock (starting)
        {
            running ??= Task.Run(RunAsync, CancellationToken.None);
        }

        var entry = new Entry(item);
        await entries.Writer.WriteAsync(entry, cancellationToken);
        return await entry.Done.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Writes what was handed in and takes no more.</summary>
    public async ValueTask DisposeAsync()
    {
        entries.Writer.TryComplete();
        await (running ?? Task.CompletedTask);
    }

    private async Task RunAsync()
    {
        var batch = new List<Entry>(most);
        while (await entries.Reader.WaitToReadAsync())
        {
            while (batch.Count < most && entries.Reader.TryRead(out var entry))
            {
                batch.Add(entry);
            }

            if (await TryAsync(batch) is { } failure)
            {
                await OneByOneAsync(batch, failure);
            }

            batch.Clear();
        }
    }

    /// <summary>So that one caller's item that the database refuses fails that caller alone.</summary>
    private async Task OneByOneAsync(List<Entry> batch, Exception failure)
    {
        var failures = batch.Count == 1 ? MostFailures : 0;
        foreach (var entry in batch)
        {
            failure = failures >= MostFailures ? failure : await TryAsync([entry]) ?? failure;
            failures = entry.Done.Task.IsCompleted ? 0 : failures + 1;
            entry.Done.TrySetException(failure);
        }
    }

    private async Task<Exception?> TryAsync(List<Entry> batch)
    {
        try
        {
            var results = await write([.. batch.Select(entry => entry.Item)]);
            for (var index = 0; index < batch.Count; index++)
            {
                batch[index].Done.TrySetResult(results[index]);
            }

            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    private sealed record Entry(TItem Item)
    {
        public TaskCompletionSource<TResult> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
