using System.Text.Json;

namespace FollowUp.Tests.Web.Components;

/// <summary>Static files of the web project and of the packages it uses, where the build found them.</summary>
internal static class StaticFiles
{
    private static readonly string[] Roots = FindRoots();

    /// <summary>Path of the web project's own static files.</summary>
    public static string Own => Roots.First(root => File.Exists(Path.Combine(root, "css", "tokens.css")));

    /// <exception cref="FileNotFoundException">No root has it.</exception>
    public static byte[] Read(string path) => File.ReadAllBytes(
        Roots.Select(root => Path.Combine(root, path)).FirstOrDefault(File.Exists) ?? throw new FileNotFoundException("Not among the static files.", path));

    private static string[] FindRoots()
    {
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "FollowUp.Web.staticwebassets.runtime.json")));
        return [.. manifest.RootElement.GetProperty("ContentRoots").EnumerateArray().Select(root => root.GetString()!)];
    }
}
