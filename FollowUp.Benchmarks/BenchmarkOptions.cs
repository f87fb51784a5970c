using System.Globalization;

namespace FollowUp.Benchmarks;

/// <summary>What the command line asks for.</summary>
/// <param name="Count">Units of work.</param>
/// <param name="Waiting">Enrollments that wait beside the due ones.</param>
/// <param name="Kills">How often the process is killed.</param>
/// <param name="Seed">Of what is drawn at random.</param>
internal sealed record BenchmarkOptions(string Name, string Database, int Count, string? JsonFile, int Waiting = 1_000_000, int Kills = 100, int Seed = 1)
{
    public const string Usage =
        "usage: FollowUp.Benchmarks engine|send|gates|chaos|canvas [--db sqlite|postgres] [--count N] [--waiting N] [--kills N] [--seed N] [--json FILE]";

    private static readonly string[] Names = ["engine", "send", "gates", "chaos", "canvas"];

    /// <exception cref="UsageException">An argument is not known, has no value or a wrong one; says which.</exception>
    public static BenchmarkOptions Read(IReadOnlyList<string> args)
    {
        if (args.Count == 0)
        {
            throw new UsageException(Usage);
        }

        if (!Names.Contains(args[0]))
        {
            throw new UsageException($"There is no benchmark '{args[0]}'; there are: {string.Join(", ", Names)}.");
        }

        var options = args[0] == "chaos"
            ? new BenchmarkOptions(args[0], "postgres", 20_000, null, Seed: Random.Shared.Next(1_000_000))
            : new BenchmarkOptions(args[0], "sqlite", args[0] == "canvas" ? 200 : 10_000, null);
        for (var index = 1; index < args.Count; index += 2)
        {
            var (name, value) = (args[index], index + 1 < args.Count ? args[index + 1] : null);
            options = name switch
            {
                "--db" => options with { Database = Provider(value) },
                "--count" => options with { Count = Number(name, value, least: 1) },
                "--waiting" => options with { Waiting = Number(name, value, least: 0) },
                "--kills" => options with { Kills = Number(name, value, least: 0) },
                "--seed" => options with { Seed = Number(name, value, least: 0) },
                "--json" => options with { JsonFile = FileName(value) },
                _ => throw new UsageException($"There is no option '{name}'; there are: --db, --count, --waiting, --kills, --seed, --json."),
            };
        }

        return options;
    }

    private static string Provider(string? value)
        => value is "sqlite" or "postgres" ? value : throw new UsageException($"--db is '{value}'; it must be sqlite or postgres.");

    private static int Number(string name, string? value, int least)
        => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new UsageException($"{name} is '{value}'; it must be a whole number from {least} to {int.MaxValue}.");

    /// <summary>Looked at before a run, which may take an hour, and not after it.</summary>
    private static string FileName(string? value)
        => string.IsNullOrWhiteSpace(value) ? throw new UsageException("--json needs the name of a file.")
            : Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(value))) ? value
            : throw new UsageException($"--json is '{value}'; there is no such folder.");
}

/// <summary>The command line asks for something that cannot be done; the message is for whoever wrote it.</summary>
internal sealed class UsageException(string message) : Exception(message);
