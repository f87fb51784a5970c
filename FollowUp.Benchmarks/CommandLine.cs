namespace FollowUp.Benchmarks;

/// <summary>Exit codes: what the run gives, or 2 with one line when the arguments are wrong.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(IReadOnlyList<string> args, Func<BenchmarkOptions, Task<int>> run, TextWriter errors)
    {
        BenchmarkOptions options;
        try
        {
            options = BenchmarkOptions.Read(args);
        }
        catch (UsageException error)
        {
            await errors.WriteLineAsync(error.Message);
            return 2;
        }

        return await run(options);
    }
}
