using FollowUp.Benchmarks;
using FollowUp.Benchmarks.Engine;
using FollowUp.Benchmarks.Send;

if (args.Length == 0)
{
    Console.Error.WriteLine("usage: FollowUp.Benchmarks engine|send [--db sqlite|postgres] [--count N] [--waiting N] [--json FILE]");
    return 2;
}

if (args[0] == SinkProcess.Verb)
{
    return await SinkProcess.ServeAsync();
}

var options = BenchmarkOptions.Read(args);
var figures = options.Name switch
{
    "engine" => await EngineBenchmark.RunAsync(options),
    "send" => await SendBenchmark.RunAsync(options),
    _ => throw new ArgumentException($"There is no benchmark '{options.Name}'; there are: engine, send."),
};
figures.Print();
if (options.JsonFile is { } file)
{
    await figures.WriteAsync(file);
}

return 0;
