namespace FollowUp.Core.Media;

/// <summary>A file as a message takes it along.</summary>
/// <param name="Token">Unguessable end of its public address.</param>
/// <param name="Hash">Its name in file storage.</param>
/// <param name="Size">In bytes.</param>
public sealed record AttachedFile(Guid MediaId, string Token, string Hash, string Name, string ContentType, int Size)
{
    public static AttachedFile Of(MediaFile file) => new(file.Id, file.Token, file.Hash, file.Name, file.ContentType, file.Size);
}
