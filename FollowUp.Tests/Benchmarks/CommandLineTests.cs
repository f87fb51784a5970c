using FollowUp.Benchmarks;

namespace FollowUp.Tests.Benchmarks;

/// <summary>What FollowUp.Benchmarks does with its arguments before it runs anything.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("snd", "There is no benchmark 'snd'; there are: engine, send, gates, chaos, canvas.")]
    [InlineData("send --count", "--count is ''; it must be a whole number from 1 to 2147483647.")]
    [InlineData("send --count many", "--count is 'many'; it must be a whole number from 1 to 2147483647.")]
    [InlineData("send --count 0", "--count is '0'; it must be a whole number from 1 to 2147483647.")]
    [InlineData("chaos --kills -1", "--kills is '-1'; it must be a whole number from 0 to 2147483647.")]
    [InlineData("engine --waiting 99999999999", "--waiting is '99999999999'; it must be a whole number from 0 to 2147483647.")]
    [InlineData("send --db mysql", "--db is 'mysql'; it must be sqlite or postgres.")]
    [InlineData("send --fast yes", "There is no option '--fast'; there are: --db, --count, --waiting, --kills, --seed, --json.")]
    [InlineData("send --json", "--json needs the name of a file.")]
    [InlineData("send --json no/such/folder/send.json", "--json is 'no/such/folder/send.json'; there is no such folder.")]
    [InlineData("", BenchmarkOptions.Usage)]
    public async Task A_wrong_argument_is_one_clear_line_and_runs_nothing(string line, string expected)
    {
        using var errors = new StringWriter();
        var code = await CommandLine.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), _ => throw new InvalidOperationException("It ran."), errors);

        Assert.Equal((2, expected + Environment.NewLine), (code, errors.ToString()));
    }

    [Fact]
    public async Task Right_arguments_run_and_the_run_gives_the_exit_code()
    {
        using var errors = new StringWriter();
        BenchmarkOptions? ran = null;
        var code = await CommandLine.RunAsync(
            ["chaos", "--db", "sqlite", "--count", "300", "--kills", "2", "--seed", "7", "--json", "chaos.json"],
            options =>
            {
                ran = options;
                return Task.FromResult(1);
            },
            errors);

        Assert.Equal((1, ""), (code, errors.ToString()));
        Assert.Equal(new BenchmarkOptions("chaos", "sqlite", 300, "chaos.json", Kills: 2, Seed: 7), ran);
    }
}
