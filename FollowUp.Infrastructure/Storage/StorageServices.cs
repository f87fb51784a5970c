using FollowUp.Core.Kernel;
using FollowUp.Core.Media;
using FollowUp.Infrastructure.Persistence.Stores.Media;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace FollowUp.Infrastructure.Storage;

internal static class StorageServices
{
    private const string KeepKey = "Storage:KeepUnusedDays";
    private const int DefaultKeepDays = 30;
    private const string Key = "Storage:Path";
    private const string DefaultPath = "data/files";

    /// <exception cref="ConfigurationException">The folder cannot be made, or a value is out of range.</exception>
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

        var days = configuration.GetValue(KeepKey, DefaultKeepDays);
        return days is < 1 or > 3650
            ? throw new ConfigurationException($"{KeepKey} must be between 1 and 3650.")
            : services
                .AddSingleton<IFileStore>(provider => new DiskFileStore(root, provider.GetRequiredService<IIdSource>()))
                .AddSingleton(new MediaKeeping(Duration.FromDays(days)))
                .AddSingleton<MediaRemoval>()
                .AddSingleton<IMedia, MediaStore>();
    }
}
