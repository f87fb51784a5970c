using System.Collections.Frozen;
using System.Text.Json;

namespace FollowUp.Core.Contacts.Places;

/// <summary>
/// States and provinces by ISO 3166-2 code, with their zones (<c>states.json</c>): all of the United States, Canada and
/// Australia, where a state says more of the clock or the law than the country. Those of other countries are kept as they come.
/// </summary>
public static class States
{
    /// <summary>Characters behind the country of a code.</summary>
    private const int Longest = 3;

    private static readonly FrozenDictionary<string, State> ByCode = JsonSerializer.Deserialize<Dictionary<string, State>>(DataFile.Read("states.json"), JsonSerializerOptions.Web)!.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Listed = ByCode.Keys.Select(code => code[..2]).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> ByName = ByCode
        .ToFrozenDictionary(pair => $"{pair.Key[..2]}-{pair.Value.Name}", pair => pair.Key[3..], StringComparer.OrdinalIgnoreCase);

    /// <summary>Codes of listed states with their zones.</summary>
    public static IEnumerable<(string Code, string Name, IReadOnlyList<string> Zones)> All => ByCode.Select(pair => (pair.Key, pair.Value.Name, (IReadOnlyList<string>)pair.Value.Zones));

    /// <summary>The part behind the country in capitals, such as <c>TX</c>, of a code (<c>TX</c>, <c>US-TX</c>) or a listed name (<c>Texas</c>); null when it is none.</summary>
    public static string? Read(string country, string? text)
    {
        if (text?.Trim() is not { Length: > 0 } typed)
        {
            return null;
        }

        if (ByName.TryGetValue($"{country}-{typed}", out var named))
        {
            return named;
        }

        var code = typed.ToUpperInvariant();
        code = code.StartsWith(country + "-", StringComparison.Ordinal) ? code[(country.Length + 1)..] : code;
        var known = Listed.Contains(country) ? ByCode.ContainsKey($"{country}-{code}") : code is { Length: > 0 and <= Longest } && code.All(char.IsAsciiLetterOrDigit);
        return known ? code : null;
    }

    /// <summary>Zones of a state; those of the country when it is not listed.</summary>
    public static IReadOnlyList<string> Zones(string country, string state) => ByCode.TryGetValue($"{country}-{state}", out var found) ? found.Zones : Countries.Zones(country);

    private sealed record State(string Name, string[] Zones);
}
