using FollowUp.Tests.Support.Chaos;

namespace FollowUp.Benchmarks.Chaos;

/// <summary>How many kills the product survives without a message lost or sent twice. There is no baseline but the number asked for.</summary>
internal static class ChaosBenchmark
{
    public static async Task<Figures> RunAsync(BenchmarkOptions options)
    {
        using var data = await BenchmarkDatabase.CreateAsync(options.Database);
        var report = await ChaosRun.RunAsync(new ChaosPlan(data.Provider, data.ConnectionString, options.Count, options.Kills, options.Seed) { Say = Console.WriteLine });
        var more = new Dictionary<string, double>
        {
            ["messages"] = report.Messages,
            ["messagesPerSecond"] = report.Messages / report.Seconds,
            ["kills"] = report.Kills,
            ["twice"] = report.Twice,
            ["lost"] = report.Lost,
            ["unknown"] = report.Unknown,
            ["unknownMax"] = report.UnknownMax,
            ["settledByLookUp"] = report.SettledByLookUp,
            ["settledByRepeat"] = report.SettledByRepeat,
            ["waitedForPerson"] = report.WaitedForPerson,
            ["retriedByPerson"] = report.Retried,
            ["samples"] = report.Samples,
            ["seed"] = options.Seed,
        };
        foreach (var (name, count) in report.TakenBy.Select(pair => ($"takenBy.{pair.Key}", pair.Value)).Concat(report.Troubles.Select(pair => ($"met.{pair.Key}", pair.Value))))
        {
            more[name] = count;
        }

        var survived = report.Problems.Count == 0 ? report.Kills : 0;
        return new Figures("chaos", options.Database, "kills survived", survived, options.Kills, more) { Problems = report.Problems };
    }
}
