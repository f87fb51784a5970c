namespace FollowUp.Core.Sequences.Publishing;

/// <summary>Where those are who may enter.</summary>
/// <param name="Looked">Contacts that were looked at.</param>
/// <param name="Most">No more are looked at; of more, the newest.</param>
/// <param name="Countries">How many of them are in a country, by ISO 3166-1 alpha-2: by their address, else by their number.</param>
public sealed record Audience(int Looked, int Most, IReadOnlyDictionary<string, int> Countries)
{
    public static readonly Audience Unknown = new(0, 0, new Dictionary<string, int>());

    public int In(params IEnumerable<string> countries) => countries.Sum(country => Countries.GetValueOrDefault(country));
}
