using System.Globalization;

namespace FollowUp.Benchmarks;

/// <summary>The command line.</summary>
/// <param name="Count">Units of work.</param>
/// <param name="Waiting">Enrollments that wait beside the due ones.</param>
/// <param name="Kills">How often the process is killed.</param>
/// <param name="Seed">Of what is drawn at random.</param>
internal sealed record BenchmarkOptions(string Name, string Database, int Count, string? JsonFile, int Waiting = 1_000_000, int Kills = 100, int Seed = 1)
{
    /// <exception cref="ArgumentException">An option is not known or has no value.</exception>
    public static BenchmarkOptions Read(string[] args)
    {
        var options = args[0] == "chaos"
            ? new BenchmarkOptions(args[0], "postgres", 20_000, null, Seed: Random.Shared.Next(1_000_000))
            : new BenchmarkOptions(args[0], "sqlite", 10_000, null);
        for (var index = 1; index < args.Length; index += 2)
        {
            var value = index + 1 < args.Length ? args[index + 1] : throw new ArgumentException($"{args[index]} needs a value.");
            options = args[index] switch
            {
                "--db" when value is "sqlite" or "postgres" => options with { Database = value },
                "--count" => options with { Count = int.Parse(value, CultureInfo.InvariantCulture) },
                "--waiting" => options with { Waiting = int.Parse(value, CultureInfo.InvariantCulture) },
                "--kills" => options with { Kills = int.Parse(value, CultureInfo.InvariantCulture) },
                "--seed" => options with { Seed = int.Parse(value, CultureInfo.InvariantCulture) },
                "--json" => options with { JsonFile = value },
                _ => throw new ArgumentException($"Cannot take {args[index]} {value}."),
            };
        }

        return options;
    }
}
