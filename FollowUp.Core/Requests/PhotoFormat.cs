using FollowUp.Core.Media;

namespace FollowUp.Core.Requests;

/// <summary>What pictures a review takes.</summary>
public static class PhotoFormat
{
    /// <summary>Bytes of one picture.</summary>
    public const int LargestPhoto = 8 * 1024 * 1024;

    /// <summary>Pictures of one review.</summary>
    public const int MostPhotos = 4;

    public static readonly IReadOnlyList<string> ContentTypes =
        [MediaKinds.Jpeg.ContentType, MediaKinds.Png.ContentType, MediaKinds.WebP.ContentType, MediaKinds.Gif.ContentType];

    /// <returns>The content type, or null when it is none of <see cref="ContentTypes"/>.</returns>
    public static string? Of(ReadOnlyMemory<byte> content) => MediaFormat.Of(content)?.ContentType is { } type && ContentTypes.Contains(type) ? type : null;
}
