namespace FollowUp.Core.Contacts;

/// <summary>Data files that come with the product.</summary>
internal static class DataFile
{
    /// <summary>Names that begin so, sorted.</summary>
    public static IReadOnlyList<string> Names(string prefix)
        => [.. typeof(DataFile).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public static string Read(string name)
    {
        using var stream = typeof(DataFile).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The file {name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
