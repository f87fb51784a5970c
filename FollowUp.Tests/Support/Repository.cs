namespace FollowUp.Tests.Support;

/// <summary>The source tree these tests were built from.</summary>
public static class Repository
{
    public static readonly string Root = FindRoot();

    /// <summary>Paths relative to the root with forward slashes; build output and generated migrations left out.</summary>
    public static IReadOnlyList<string> Files(params string[] endings)
        => Directory.EnumerateDirectories(Root, "FollowUp.*")
            .SelectMany(project => Directory.EnumerateFiles(project, "*", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj" or "Migrations" or "_framework" or "node_modules"))
            .Order(StringComparer.Ordinal)
            .ToList();

    public static string Read(string relativePath) => File.ReadAllText(Path.Combine(Root, relativePath));

    public static int Lines(string relativePath) => File.ReadLines(Path.Combine(Root, relativePath)).Count();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FollowUp.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No FollowUp.sln above {AppContext.BaseDirectory}.");
    }
}
