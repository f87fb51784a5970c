using System.Security.Cryptography;
using FollowUp.Core.Kernel;

namespace FollowUp.Infrastructure.Storage;

/// <summary>Files in a folder for each organization, named by their hash. A file is complete or not there: it is written beside and moved.</summary>
/// <param name="root">Absolute path.</param>
internal sealed class DiskFileStore(string root, IIdSource ids) : IFileStore
{
    public async Task<string> SaveAsync(Guid organizationId, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        var path = PathOf(organizationId, hash);
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

    public Task<Stream?> OpenAsync(Guid organizationId, string hash, CancellationToken cancellationToken)
    {
        if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower))
        {
            return Task.FromResult<Stream?>(null);
        }

        try
        {
            return Task.FromResult<Stream?>(new FileStream(PathOf(organizationId, hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 81920, FileOptions.Asynchronous));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    private string PathOf(Guid organizationId, string hash) => Path.Combine(root, organizationId.ToString("N"), hash[..2], hash);
}
