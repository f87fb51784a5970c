using System.Collections.Concurrent;
using System.Diagnostics;
using FollowUp.Core.Delivery;
using NodaTime;

namespace FollowUp.Tests.Support.Chaos;

/// <summary>
/// Messages leave through three accounts while providers go down, throttle, hang and cut connections, and the process is
/// killed at random. The books are looked at all the time, and compared in the end with what providers took.
/// </summary>
internal sealed class ChaosRun
{
    private const int MostProblems = 10;
    private static readonly TimeSpan BetweenSamples = TimeSpan.FromMilliseconds(200);

    /// <summary>How long all may take to be settled once nothing goes wrong any more, and doubts that are asked ever more rarely had their next look.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly ChaosPlan plan;
    private readonly ChaosShop shop;
    private readonly ChaosProviders providers;
    private readonly Random random;
    private readonly ConcurrentQueue<string> problems = new();
    private readonly List<string> complaints = [];
    private readonly List<int> leftByKill = [];
    private int samples;

    private ChaosRun(ChaosPlan plan, ChaosShop shop, ChaosProviders providers)
    {
        this.plan = plan;
        this.shop = shop;
        this.providers = providers;
        random = new Random(plan.Seed);
    }

    public static async Task<ChaosReport> RunAsync(ChaosPlan plan)
    {
        await using var shop = await ChaosShop.OpenAsync(plan);
        await using var providers = await ChaosProviders.StartAsync(shop.Get<IClock>(), plan.Seed);
        await shop.SetUpAsync(providers);
        return await new ChaosRun(plan, shop, providers).RunAsync();
    }

    private async Task<ChaosReport> RunAsync()
    {
        plan.Say($"Seed {plan.Seed}.");
        var watch = Stopwatch.StartNew();
        using var over = new CancellationTokenSource();
        var sampling = SampleAsync(over.Token);
        var (waited, retried) = (0, 0);
        try
        {
            await KillAsync();
            (waited, retried) = await EndAsync();
        }
        finally
        {
            await over.CancelAsync();
            await sampling;
        }

        var reckoning = Reckoning.Of(shop.Expected, await shop.ToldAsync(), providers.Taken);
        return new ChaosReport(
            shop.Expected.Count, watch.Elapsed.TotalSeconds, leftByKill.Count, reckoning.Twice, reckoning.Lost, leftByKill.Sum(), leftByKill.DefaultIfEmpty().Max(),
            await shop.EventsAsync("The provider confirms that it took the message.", "The provider did not take it."),
            await shop.EventsAsync("The provider tells a repeat: it is asked again."),
            waited, retried, samples, [.. problems, .. reckoning.Problems, .. providers.Violations.Distinct().Take(MostProblems), .. complaints])
        {
            TakenBy = providers.TakenBy,
            Troubles = Enum.GetValues<Sky>().Where(sky => sky != Sky.Fair).ToDictionary(sky => sky, providers.Met),
        };
    }

    /// <summary>Lives of the process, each with its part of the messages, each ended by a kill.</summary>
    private async Task KillAsync()
    {
        var part = plan.Count / (plan.Kills + 1);
        var known = new HashSet<(Guid, Instant?)>();
        for (var kill = 1; kill <= plan.Kills && problems.IsEmpty; kill++)
        {
            await shop.WriteAsync(part);
            using var node = ChaosNode.Start(plan);
            await LiveAsync(node, part);
            if (!await node.KillAsync())
            {
                problems.Enqueue($"The process ended by itself before kill {kill}. {string.Join(' ', node.Complaints)}");
            }

            await shop.WaitForServerAsync();
            complaints.AddRange(node.Complaints);
            var sending = await shop.SendingAsync();
            var left = sending.Count(one => !known.Contains(one));
            known = sending;
            leftByKill.Add(left);
            if (left > ChaosPlan.Chunk)
            {
                problems.Enqueue($"Kill {kill} left {left} messages in doubt; a chunk is {ChaosPlan.Chunk}: {string.Join(", ", sending.Take(5).Select(one => one.Id))}, …");
            }

            plan.Say($"Kill {kill} of {plan.Kills}: {providers.Reached} taken, {left} in doubt.");
        }
    }

    /// <summary>Until a drawn moment: now and then while it starts, else after a drawn number of messages, or when little happens.</summary>
    private async Task LiveAsync(ChaosNode node, int part)
    {
        if (random.Next(10) == 0)
        {
            await Task.Delay(random.Next(1500));
            return;
        }

        var most = TimeSpan.FromMilliseconds(random.Next(1000, 6000));
        var enough = providers.Reached + random.Next(2 * part);
        await node.ReadyAsync();
        var began = Stopwatch.GetTimestamp();
        while (providers.Reached < enough && Stopwatch.GetElapsedTime(began) < most)
        {
            await Task.Delay(1);
        }

        await Task.Delay(random.Next(20));
    }

    /// <summary>The last life, in fair weather: all is settled, by the product where it can and by a person where it cannot.</summary>
    /// <returns>How many doubts a person settled, and how many failures a person put back.</returns>
    private async Task<(int Waited, int Retried)> EndAsync()
    {
        await shop.WriteAsync(plan.Count - shop.Expected.Count);
        providers.Clear();
        using var node = ChaosNode.Start(plan);
        await node.ReadyAsync();
        await SettledAsync();
        var doubts = (await shop.ToldAsync()).Where(message => message.State == MessageState.Unknown).ToList();
        foreach (var group in doubts.Where(message => message.Provider != ChaosProviders.SendGrid).GroupBy(message => message.Provider))
        {
            problems.Enqueue($"{group.Count()} messages through {group.Key} wait for a person, though it can be asked: {string.Join(", ", group.Take(5).Select(one => one.Id))}.");
        }

        plan.Say($"{doubts.Count} doubts are for a person.");
        var taken = providers.Taken;
        foreach (var message in doubts)
        {
            await shop.SettleAsync(message.Id, message.To is not null && taken.ContainsKey(message.To));
        }

        var retried = 0;
        for (var round = 0; round < 3 && await shop.RetryAsync() is var more and > 0; round++)
        {
            retried += more;
            await SettledAsync();
        }

        await SettledAsync();
        complaints.AddRange(node.Complaints);
        return (doubts.Count, retried);
    }

    /// <summary>Until nothing moves by itself any more.</summary>
    private async Task SettledAsync()
    {
        var now = SystemClock.Instance.GetCurrentInstant();
        var until = Instant.Max(now, await shop.LastLookAsync() ?? now) + Duration.FromTimeSpan(Patience);
        var census = await Census.TakeAsync(shop.Database);
        while (census.Moving > 0 || census.Asked < shop.Orders || await shop.OpenDoubtsAsync() > 0)
        {
            if (SystemClock.Instance.GetCurrentInstant() > until)
            {
                problems.Enqueue($"{Patience.TotalMinutes} minutes after the last trouble and the last look {census.Moving} messages still wait, {shop.Orders - census.Asked} orders and {await shop.OpenDoubtsAsync()} doubts.");
                return;
            }

            await Task.Delay(BetweenSamples);
            census = await Census.TakeAsync(shop.Database);
        }
    }

    private async Task SampleAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            var (written, reached) = (shop.TextsWritten, providers.Reached);
            var census = await Census.TakeAsync(shop.Database);
            samples++;
            foreach (var problem in census.Problems((written, shop.TextsBegun), (reached, providers.Reached)).Where(_ => problems.Count < MostProblems))
            {
                problems.Enqueue($"Sample {samples}: {problem}");
            }

            await Task.Delay(BetweenSamples, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
