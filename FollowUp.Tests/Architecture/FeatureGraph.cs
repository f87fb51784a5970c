using Mono.Cecil;

namespace FollowUp.Tests.Architecture;

/// <summary>The features of Core (the part of a namespace after <c>FollowUp.Core</c>) and which knows which.</summary>
internal sealed class FeatureGraph
{
    private const string Root = "FollowUp.Core.";
    private readonly Dictionary<string, SortedDictionary<string, string>> edges = new(StringComparer.Ordinal);

    public FeatureGraph(IEnumerable<TypeDefinition> types)
    {
        foreach (var type in types)
        {
            if (FeatureOf(type) is not { } from)
            {
                continue;
            }

            var known = edges.TryGetValue(from, out var found) ? found : edges[from] = new(StringComparer.Ordinal);
            foreach (var used in TypeUse.Of(type))
            {
                if (FeatureOf(used) is { } to && to != from)
                {
                    known.TryAdd(to, $"{Product.OutermostName(type)} uses {used.Name}");
                }
            }
        }
    }

    public IEnumerable<string> Features => edges.Keys;

    /// <summary>From, to, and an example of why.</summary>
    public IEnumerable<(string From, string To, string Example)> Edges
        => edges.SelectMany(from => from.Value.Select(to => (from.Key, to.Key, to.Value)));

    /// <summary>Features that reach themselves, each with the way there.</summary>
    public IEnumerable<string> Cycles()
        => edges.Keys.Order(StringComparer.Ordinal).Select(feature => PathBack(feature, feature, [])).OfType<string>();

    private string? PathBack(string goal, string at, HashSet<string> seen)
    {
        foreach (var (next, example) in edges.GetValueOrDefault(at) ?? [])
        {
            if (next == goal)
            {
                return $"{at} → {next} ({example})";
            }

            if (seen.Add(next) && PathBack(goal, next, seen) is { } rest)
            {
                return $"{at} → {next} ({example}), {rest}";
            }
        }

        return null;
    }

    private static string? FeatureOf(TypeReference type)
        => Product.NamespaceOf(type) is { } name && name.StartsWith(Root, StringComparison.Ordinal) ? name[Root.Length..].Split('.')[0] : null;
}
