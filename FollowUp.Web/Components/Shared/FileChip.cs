using FollowUp.Core.Delivery;
using FollowUp.Core.Media;

namespace FollowUp.Web.Components.Shared;

/// <summary>A file as the screen shows it.</summary>
/// <param name="Size">In bytes.</param>
public sealed record FileChip(Guid MediaId, string Name, string ContentType, int Size)
{
    public bool IsPicture => ContentType.StartsWith("image/", StringComparison.Ordinal);

    /// <summary>Where members open it.</summary>
    public string Href => $"/media/{MediaId:D}";

    public static FileChip Of(MediaFile file) => new(file.Id, file.Name, file.ContentType, file.Size);

    public static FileChip Of(MessageAttachment row) => new(row.MediaId, row.Name, row.ContentType, row.Size);
}
