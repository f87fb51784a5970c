using FollowUp.Benchmarks;
using FollowUp.Benchmarks.Chaos;
using FollowUp.Benchmarks.Engine;
using FollowUp.Benchmarks.Gates;
using FollowUp.Benchmarks.Send;
using FollowUp.Tests.Support.Chaos;

if (args.Length == 0)
{
    Console.Error.WriteLine("usage: FollowUp.Benchmarks engine|send|gates|chaos [--db sqlite|postgres] [--count N] [--waiting N] [--kills N] [--seed N] [--json FILE]");
    return 2;
}

if (args[0] is SinkProcess.Verb or ChaosNode.Verb)
{
    return await (args[0] == SinkProcess.Verb ? SinkProcess.ServeAsync() : ChaosNode.ServeAsync());
}

var options = BenchmarkOptions.Read(args);
var figures = options.Name switch
{
    "engine" => await EngineBenchmark.RunAsync(options),
    "send" => await SendBenchmark.RunAsync(options),
    "gates" => await GatesBenchmark.RunAsync(options),
    "chaos" => await ChaosBenchmark.RunAsync(options),
    _ => throw new ArgumentException($"There is no benchmark '{options.Name}'; there are: engine, send, gates, chaos."),
};
figures.Print();
if (options.JsonFile is { } file)
{
    await figures.WriteAsync(file);
}

foreach (var problem in figures.Problems)
{
    Console.Error.WriteLine(problem);
}

return figures.Problems.Count == 0 ? 0 : 1;
