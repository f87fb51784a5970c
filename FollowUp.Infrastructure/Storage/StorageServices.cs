using FollowUp.Core.Kernel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Infrastructure.Storage;

internal static class StorageServices
{
    private const string Key = "Storage:Path";
    private const string DefaultPath = "data/files";

    /// <exception cref="ConfigurationException">The folder cannot be made.</exception>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var root = Path.GetFullPath(configuration[Key] is { Length: > 0 } path ? path : DefaultPath);
        try
        {
            Directory.CreateDirectory(root);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{Key} is '{root}'; the folder cannot be made: {error.Message}");
        }

        return services.AddSingleton<IFileStore>(provider => new DiskFileStore(root, provider.GetRequiredService<IIdSource>()));
    }
}
