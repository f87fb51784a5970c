using System.Text.Json;

namespace FollowUp.Benchmarks;

/// <summary>What a run measured.</summary>
/// <param name="Ours">The product, in <paramref name="Unit"/>.</param>
/// <param name="Baseline">What it is measured against, in the same run and unit.</param>
/// <param name="More">Further figures by name.</param>
internal sealed record Figures(string Name, string Database, string Unit, double Ours, double Baseline, IReadOnlyDictionary<string, double> More)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>What must hold and did not; a run with any of them has failed.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    public double Ratio => Baseline == 0 ? 0 : Ours / Baseline;

    public void Print()
    {
        Console.WriteLine($"{Name} on {Database}");
        Console.WriteLine($"  {"ours",-22}{Ours,14:N1} {Unit}");
        Console.WriteLine($"  {"baseline",-22}{Baseline,14:N1} {Unit}");
        Console.WriteLine($"  {"ratio",-22}{Ratio,14:N3}");
        foreach (var (name, value) in More)
        {
            Console.WriteLine($"  {name,-22}{value,14:N3}");
        }
    }

    public async Task WriteAsync(string file)
    {
        var all = new Dictionary<string, object> { ["name"] = Name, ["db"] = Database, ["unit"] = Unit, ["ours"] = Ours, ["baseline"] = Baseline, ["ratio"] = Ratio };
        foreach (var (name, value) in More)
        {
            all[name] = value;
        }

        await using var stream = File.Create(file);
        await JsonSerializer.SerializeAsync(stream, all, Indented);
    }
}
