using System.Threading.Channels;
using NodaTime;

namespace FollowUp.Core.Delivery;

/// <summary>
/// The messages a worker is handing over: never more than it has seats, so that never more are in doubt after a crash, and
/// no account takes all of them, so that a provider that hangs leaves room for others, and the files they take along
/// stay within <see cref="MostWeight"/>. Not thread-safe.
/// </summary>
internal sealed class Flight(HandOver handOver, int seats, TimeProvider time)
{
    /// <summary>How long the quick wait for the slow.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <summary>Bytes of files on board at once. A mail is in memory as its file and as it is written, a third larger.</summary>
    private const long MostWeight = 32 * 1024 * 1024;

    private readonly int seatsOfAccount = Math.Max(1, seats * 3 / 4);
    private readonly Channel<Arrival> back = Channel.CreateUnbounded<Arrival>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Dictionary<Guid, int> taken = [];
    private long weight;

    public int Count { get; private set; }

    /// <summary>So many back that it is worth writing them down and filling their seats, while the others are still on their way.</summary>
    public int Half => Math.Max(1, Count / 2);

    /// <summary>Takes those out of the list that have a seat, in its order.</summary>
    public List<ReadyMessage> Board(List<ReadyMessage> waiting)
    {
        var boarded = new List<ReadyMessage>();
        var seated = new Dictionary<Guid, int>(taken);
        var loaded = weight;
        waiting.RemoveAll(ready =>
        {
            var account = ready.Route.Account.AccountId;
            var seat = seated.GetValueOrDefault(account);
            if (Count + boarded.Count >= seats || seat >= seatsOfAccount || (loaded > 0 && loaded + ready.Weight > MostWeight))
            {
                return false;
            }

            seated[account] = seat + 1;
            loaded += ready.Weight;
            boarded.Add(ready);
            return true;
        });
        return boarded;
    }

    /// <summary>A hand-over that has begun is seen through, also when the process is asked to stop.</summary>
    public void Start(ReadyMessage ready)
    {
        var account = ready.Route.Account.AccountId;
        taken[account] = taken.GetValueOrDefault(account) + 1;
        weight += ready.Weight;
        Count++;
        _ = SendAsync(ready);
    }

    /// <summary>Those that are back. Waits for so many of them, but not for long.</summary>
    public async Task<List<HandedOver>> LandAsync(int enough)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        return await TakeAsync(Math.Min(enough, Count), patience.Token);
    }

    /// <summary>Waits until all are back, however long it takes.</summary>
    public Task<List<HandedOver>> LandAllAsync() => TakeAsync(Count, CancellationToken.None);

    private async Task SendAsync(ReadyMessage ready) => back.Writer.TryWrite(new Arrival(await handOver.SendAsync(ready, CancellationToken.None), ready.Weight));

    private async Task<List<HandedOver>> TakeAsync(int enough, CancellationToken patience)
    {
        var landed = new List<HandedOver>();
        while (back.Reader.TryRead(out var one) || (landed.Count < enough && await NextAsync(patience)))
        {
            if (one is not null)
            {
                landed.Add(one.Message);
                taken[one.Message.Route.Account.AccountId]--;
                weight -= one.Weight;
                Count--;
            }
        }

        return landed;
    }

    /// <returns>False when the quick have waited long enough.</returns>
    private async ValueTask<bool> NextAsync(CancellationToken patience)
    {
        try
        {
            return await back.Reader.WaitToReadAsync(patience);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private sealed record Arrival(HandedOver Message, long Weight);
}
