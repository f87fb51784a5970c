using System.Diagnostics;
using FollowUp.Benchmarks;
using FollowUp.Benchmarks.Canvas;
using FollowUp.Benchmarks.Chaos;
using FollowUp.Benchmarks.Engine;
using FollowUp.Benchmarks.Gates;
using FollowUp.Benchmarks.Send;
using FollowUp.Tests.Support.Chaos;

return args is [SinkProcess.Verb] ? await SinkProcess.ServeAsync()
    : args is [ChaosNode.Verb, ..] ? await ChaosNode.ServeAsync()
    : await CommandLine.RunAsync(args, RunAsync, Console.Error);

static async Task<int> RunAsync(BenchmarkOptions options)
{
    var figures = options.Name switch
    {
        "engine" => await EngineBenchmark.RunAsync(options),
        "send" => await SendBenchmark.RunAsync(options),
        "gates" => await GatesBenchmark.RunAsync(options),
        "chaos" => await ChaosBenchmark.RunAsync(options),
        "canvas" => await CanvasBenchmark.RunAsync(options),
        _ => throw new UnreachableException(),
    };
    figures.Print();
    if (options.JsonFile is { } file)
    {
        await figures.WriteAsync(file);
    }

    foreach (var problem in figures.Problems)
    {
        await Console.Error.WriteLineAsync(problem);
    }

    return figures.Problems.Count == 0 ? 0 : 1;
}
