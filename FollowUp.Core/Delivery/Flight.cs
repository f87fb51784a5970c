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
    private readonly List<(Guid Account, long Weight, Task<HandedOver> Task)> going = [];
    private readonly Dictionary<Guid, int> taken = [];

    public int Count => going.Count;

    /// <summary>Takes those out of the list that have a seat, in its order.</summary>
    public List<ReadyMessage> Board(List<ReadyMessage> waiting)
    {
        var boarded = new List<ReadyMessage>();
        var seated = new Dictionary<Guid, int>(taken);
        var weight = going.Sum(one => one.Weight);
        waiting.RemoveAll(ready =>
        {
            var account = ready.Route.Account.AccountId;
            var seat = seated.GetValueOrDefault(account);
            if (going.Count + boarded.Count >= seats || seat >= seatsOfAccount || (weight > 0 && weight + ready.Weight > MostWeight))
            {
                return false;
            }

            seated[account] = seat + 1;
            weight += ready.Weight;
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
        going.Add((account, ready.Weight, handOver.SendAsync(ready, CancellationToken.None)));
    }

    /// <summary>Waits until all are back, or those that are back have waited long enough.</summary>
    public async Task<HandedOver[]> LandAsync()
    {
        var all = Task.WhenAll(going.Select(one => one.Task));
        if (!all.IsCompleted)
        {
            await Task.WhenAny(all, Task.Delay(Patience, time));
        }

        return Landed();
    }

    /// <summary>Waits until all are back, however long it takes.</summary>
    public async Task<HandedOver[]> LandAllAsync()
    {
        await Task.WhenAll(going.Select(one => one.Task));
        return Landed();
    }

    private HandedOver[] Landed()
    {
        var landed = going.Where(one => one.Task.IsCompleted).ToList();
        going.RemoveAll(one => one.Task.IsCompleted);
        foreach (var (account, _, _) in landed)
        {
            taken[account]--;
        }

        return [.. landed.Select(one => one.Task.Result)];
    }
}
