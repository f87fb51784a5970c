using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Core.Media;

/// <summary>Keeps files for messages. Changing needs the role marketer.</summary>
public interface IMedia
{
    /// <summary>Newest first.</summary>
    /// <param name="search">Part of a name; null for all.</param>
    Task<Page<MediaFile>> ListAsync(Actor actor, string? search, PageQuery page, CancellationToken cancellationToken);

    /// <exception cref="NotFoundException">No such file in the organization.</exception>
    Task<MediaFile> GetAsync(Actor actor, Guid mediaId, CancellationToken cancellationToken);

    /// <summary>Keeps a file; the same bytes under the same name are the file there was.</summary>
    /// <exception cref="InputException">The file cannot be taken; names the field <c>file</c>.</exception>
    Task<MediaFile> UploadAsync(Actor actor, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <exception cref="NotFoundException">No such file in the organization.</exception>
    Task<OpenedMedia> OpenAsync(Actor actor, Guid mediaId, CancellationToken cancellationToken);

    /// <summary>For whoever knows the token. Null when there is no such file.</summary>
    Task<OpenedMedia?> OpenPublicAsync(string token, CancellationToken cancellationToken);

    /// <exception cref="NotFoundException">No such file in the organization.</exception>
    /// <exception cref="ConflictException">A template or a message that has not left yet takes it along.</exception>
    Task DeleteAsync(Actor actor, Guid mediaId, CancellationToken cancellationToken);
}

/// <summary>A file and its bytes, which the one who asked disposes of.</summary>
public sealed record OpenedMedia(MediaFile File, Stream Content);
