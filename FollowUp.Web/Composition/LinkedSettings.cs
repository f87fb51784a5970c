using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;

namespace FollowUp.Web.Composition;

/// <summary>Settings files that stand beside the built program rather than in the folder it is started from.</summary>
public static class LinkedSettings
{
    /// <summary>
    /// Reads appsettings files beside the program after those of the content root and before environment and command
    /// line. <c>dotnet run</c> starts in the project's folder, and appsettings.Development.json is linked in from the root.
    /// </summary>
    public static void AddLinkedSettings(this WebApplicationBuilder builder)
    {
        string beside = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        if (string.Equals(beside, Path.TrimEndingDirectorySeparator(builder.Environment.ContentRootPath), StringComparison.Ordinal))
        {
            return;
        }

        IList<IConfigurationSource> sources = builder.Configuration.Sources;
        int at = sources.Index().LastOrDefault(entry => entry.Item is JsonConfigurationSource).Index + 1;
        PhysicalFileProvider files = new(beside);
        foreach (string name in new[] { "appsettings.json", $"appsettings.{builder.Environment.EnvironmentName}.json" })
        {
            sources.Insert(at++, new JsonConfigurationSource { FileProvider = files, Path = name, Optional = true });
        }
    }
}
