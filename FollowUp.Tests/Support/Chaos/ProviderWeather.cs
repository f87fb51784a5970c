using System.Diagnostics;
using FollowUp.Tests.Contracts.Fakes;

namespace FollowUp.Tests.Support.Chaos;

/// <summary>How a provider behaves: well for a while, then badly for a while, each spell drawn anew.</summary>
/// <param name="tooMuch">The provider's own "too many requests".</param>
/// <param name="down">The provider's own "not at present".</param>
internal sealed class ProviderWeather(int seed, FakeAnswer tooMuch, FakeAnswer down)
{
    private static readonly Sky[] Bad = [Sky.Down, Sky.Throttling, Sky.Cutting, Sky.Hanging];

    private readonly Lock changing = new();
    private readonly Random random = new(seed);
    private readonly Dictionary<Sky, int> met = Bad.ToDictionary(sky => sky, _ => 0);
    private Sky now;
    private long since;
    private TimeSpan lasts;
    private bool cleared;

    /// <summary>How many messages met each kind of trouble.</summary>
    public IReadOnlyDictionary<Sky, int> Met => met;

    /// <summary>From now on all goes well.</summary>
    public void Clear()
    {
        lock (changing)
        {
            cleared = true;
        }
    }

    /// <summary>What the next message meets, after the time a provider takes to answer.</summary>
    public async Task<Trouble> MeetAsync()
    {
        Trouble trouble;
        int lag;
        lock (changing)
        {
            lag = random.Next(5, 40);
            trouble = Draw();
        }

        await Task.Delay(lag);
        return trouble;
    }

    private Trouble Draw()
    {
        if (Stopwatch.GetElapsedTime(since) > lasts)
        {
            now = now == Sky.Fair ? random.GetItems(Bad, 1)[0] : Sky.Fair;
            since = Stopwatch.GetTimestamp();
            lasts = TimeSpan.FromMilliseconds(random.Next(200, 1500));
        }

        var sky = cleared || (now == Sky.Cutting && random.Next(3) > 0) || (now == Sky.Hanging && random.Next(8) > 0) ? Sky.Fair : now;
        if (sky != Sky.Fair)
        {
            met[sky]++;
        }

        // Where no answer comes, half were taken and half were not: nobody on this side can tell.
        var taken = random.Next(2) == 0;
        return sky switch
        {
            Sky.Down => new Trouble(down),
            Sky.Throttling => new Trouble(tooMuch),
            Sky.Cutting => taken ? new Trouble(null, random.Next(2) == 0 ? Fault.Cut : Fault.Half) : new Trouble(down, Fault.Cut),
            Sky.Hanging => new Trouble(taken ? null : down, Fault.Slow),
            _ => new Trouble(null),
        };
    }
}

internal enum Sky
{
    Fair,

    /// <summary>Refuses everything for now.</summary>
    Down,

    /// <summary>Asks for a pause.</summary>
    Throttling,

    /// <summary>Cuts connections after it has read the message.</summary>
    Cutting,

    /// <summary>Reads messages and never answers.</summary>
    Hanging,
}
