using FollowUp.Core.Kernel;

namespace FollowUp.Web.Features.Sequences.Builder.Inspector;

/// <summary>Headers of a call as people type them: a name, a colon and a value on each line.</summary>
public static class HeaderLines
{
    public static string Write(IReadOnlyDictionary<string, string>? headers) => string.Join('\n', (headers ?? new Dictionary<string, string>()).Select(pair => $"{pair.Key}: {pair.Value}"));

    /// <returns>Null for none.</returns>
    /// <exception cref="InputException">A line has no name, or names one twice.</exception>
    public static IReadOnlyDictionary<string, string>? Read(string? lines)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in (lines ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var at = line.IndexOf(':', StringComparison.Ordinal);
            if (at < 1 || !headers.TryAdd(line[..at].TrimEnd(), line[(at + 1)..].Trim()))
            {
                throw new InputException("headers", at < 1 ? $"must have a name, a colon and a value on each line, unlike “{line}”" : $"must name “{line[..at].TrimEnd()}” once only");
            }
        }

        return headers.Count == 0 ? null : headers;
    }
}
