using FollowUp.Benchmarks;
using FollowUp.Benchmarks.Send;

if (args.Length == 0)
{
    Console.Error.WriteLine("usage: FollowUp.Benchmarks send [--db sqlite|postgres] [--count N] [--json FILE]");
    return 2;
}

if (args[0] == SinkProcess.Verb)
{
    return await SinkProcess.ServeAsync();
}

var options = BenchmarkOptions.Read(args);
var figures = options.Name switch
{
    "send" => await SendBenchmark.RunAsync(options),
    _ => throw new ArgumentException($"There is no benchmark '{options.Name}'; there is: send."),
};
figures.Print();
if (options.JsonFile is { } file)
{
    await figures.WriteAsync(file);
}

return 0;
