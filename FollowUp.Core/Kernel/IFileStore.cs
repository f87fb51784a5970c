namespace FollowUp.Core.Kernel;

/// <summary>Keeps files by what is in them: the same bytes are kept once in each area of an organization.</summary>
public interface IFileStore
{
    /// <returns>SHA-256 of the bytes in lower-case hex.</returns>
    Task<string> SaveAsync(Guid organizationId, FileArea area, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <returns>Null when the organization has no such file.</returns>
    Task<Stream?> OpenAsync(Guid organizationId, FileArea area, string hash, CancellationToken cancellationToken);

    /// <summary>Removes a file; one that is not there is no error.</summary>
    void Delete(Guid organizationId, FileArea area, string hash);
}

/// <summary>What a file belongs to. Areas are apart, so that removing a file from one never takes another's away.</summary>
public enum FileArea
{
    /// <summary>Pictures of reviews.</summary>
    Photos,

    /// <summary>Files that messages take along.</summary>
    Media,

    /// <summary>Files that prove imported consent; kept as long as the ledger.</summary>
    Proofs,
}
