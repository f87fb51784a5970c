using FollowUp.Tests.Support;
using FollowUp.Tests.Support.Chaos;
using Xunit.Abstractions;

namespace FollowUp.Tests.Engine.Chaos;

/// <summary>The short form of <c>FollowUp.Benchmarks chaos</c>.</summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Killed_in_the_midst_of_failing_providers_it_sends_everything_once(DatabaseKind kind)
    {
        await using var data = await TestDatabase.CreateAsync(kind);
        var report = await ChaosRun.RunAsync(new ChaosPlan(data.ProviderName, data.ConnectionString, 1500, 3, Random.Shared.Next(1_000_000)) { Say = output.WriteLine });

        Assert.Empty(report.Problems);
        Assert.Equal((1500, 3, 0, 0), (report.Messages, report.Kills, report.Twice, report.Lost));
        Assert.All(report.TakenBy, pair => Assert.True(pair.Value > 0, $"Nothing went through {pair.Key}."));
        Assert.True(report.Samples > 10, "Nobody looked at the books.");
    }
}
