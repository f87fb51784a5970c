using System.Security.Cryptography;
using FollowUp.Core.Kernel;

namespace FollowUp.Infrastructure.Storage;

/// <summary>Files in a folder for each organization and area, named by their hash. A file is complete or not there: it is written beside and moved.</summary>
/// <param name="root">Absolute path.</param>
internal sealed class DiskFileStore(string root, IIdSource ids) : IFileStore
{
    public async Task<string> SaveAsync(Guid organizationId, FileArea area, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        var path = PathOf(organizationId, area, hash);
        if (File.Exists(path))
        {
            return hash;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = $"{path}.{ids.NewId():N}.part";
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, 81920, FileOptions.Asynchronous))
            {
                await file.WriteAsync(content, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }

        return hash;
    }

    public Task<Stream?> OpenAsync(Guid organizationId, FileArea area, string hash, CancellationToken cancellationToken)
    {
        if (!IsHash(hash))
        {
            return Task.FromResult<Stream?>(null);
        }

        try
        {
            return Task.FromResult<Stream?>(new FileStream(PathOf(organizationId, area, hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 81920, FileOptions.Asynchronous));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public void Delete(Guid organizationId, FileArea area, string hash)
    {
        if (IsHash(hash) && PathOf(organizationId, area, hash) is var path && File.Exists(path))
        {
            File.Delete(path);
        }
    }

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    /// <remarks>Photos were there first: their folders have no name of their own.</remarks>
    private string PathOf(Guid organizationId, FileArea area, string hash)
        => Path.Combine(root, organizationId.ToString("N"), area == FileArea.Photos ? "" : area.ToString().ToLowerInvariant(), hash[..2], hash);
}
