namespace FollowUp.Core.Kernel;

/// <summary>Keeps files by what is in them: the same bytes are kept once for each organization.</summary>
public interface IFileStore
{
    /// <returns>SHA-256 of the bytes in lower-case hex.</returns>
    Task<string> SaveAsync(Guid organizationId, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <returns>Null when the organization has no such file.</returns>
    Task<Stream?> OpenAsync(Guid organizationId, string hash, CancellationToken cancellationToken);
}
