using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Kernel;
using FollowUp.Core.Media;

namespace FollowUp.Core.Delivery;

/// <summary>The bytes of attached files, held once however many messages take them along at the same time, and no longer than that.</summary>
public sealed class AttachedFiles(IFileStore store)
{
    private readonly Lock gate = new();
    private readonly Dictionary<(Guid Organization, string Hash), Held> held = [];

    /// <summary>Reads the files and lets go of them when <paramref name="use"/> has ended.</summary>
    /// <exception cref="AttachedFileException">A file cannot be read; nothing was used.</exception>
    public async Task<T> UseAsync<T>(Guid organizationId, IReadOnlyList<AttachedFile> files, Func<IReadOnlyList<Attachment>, Task<T>> use)
    {
        var keys = files.Select(file => (organizationId, file.Hash)).ToList();
        var contents = keys.ConvertAll(Take);
        try
        {
            var attachments = new List<Attachment>(files.Count);
            for (var at = 0; at < files.Count; at++)
            {
                attachments.Add(new Attachment(files[at].Name, files[at].ContentType, await ContentAsync(files[at], contents[at])));
            }

            return await use(attachments);
        }
        finally
        {
            keys.ForEach(Release);
        }
    }

    private static async Task<byte[]> ContentAsync(AttachedFile file, Task<byte[]?> content)
    {
        try
        {
            return await content ?? throw new AttachedFileException($"The attached file “{file.Name}” is not stored any more.", gone: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new AttachedFileException($"The attached file “{file.Name}” could not be read.", gone: false, error);
        }
    }

    private Task<byte[]?> Take((Guid Organization, string Hash) key)
    {
        lock (gate)
        {
            if (!held.TryGetValue(key, out var one))
            {
                held[key] = one = new Held(ReadAsync(key));
            }

            one.Users++;
            return one.Content;
        }
    }

    private void Release((Guid Organization, string Hash) key)
    {
        lock (gate)
        {
            if (--held[key].Users == 0)
            {
                held.Remove(key);
            }
        }
    }

    /// <remarks>Never cancelled: others may wait for the same file.</remarks>
    private async Task<byte[]?> ReadAsync((Guid Organization, string Hash) key)
    {
        // Off the gate.
        await Task.Yield();
        await using var stream = await store.OpenAsync(key.Organization, FileArea.Media, key.Hash, CancellationToken.None);
        if (stream is null)
        {
            return null;
        }

        var content = GC.AllocateUninitializedArray<byte>(checked((int)stream.Length));
        await stream.ReadExactlyAsync(content);
        return content;
    }

    private sealed class Held(Task<byte[]?> content)
    {
        public Task<byte[]?> Content { get; } = content;

        public int Users { get; set; }
    }
}

/// <summary>A file that a message takes along cannot be read.</summary>
/// <param name="gone">For good; otherwise a later try may read it.</param>
public sealed class AttachedFileException(string message, bool gone, Exception? inner = null) : Exception(message, inner)
{
    public bool Gone { get; } = gone;
}
