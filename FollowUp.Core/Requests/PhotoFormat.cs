namespace FollowUp.Core.Requests;

/// <summary>Tells pictures by their first bytes; names and types that senders claim are not looked at.</summary>
public static class PhotoFormat
{
    /// <summary>Bytes of one picture.</summary>
    public const int LargestPhoto = 8 * 1024 * 1024;

    /// <summary>Pictures of one review.</summary>
    public const int MostPhotos = 4;

    public static readonly IReadOnlyList<string> ContentTypes = ["image/jpeg", "image/png", "image/webp", "image/gif"];

    /// <returns>The content type, or null when it is none of <see cref="ContentTypes"/>.</returns>
    public static string? Of(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return "image/jpeg";
        }

        if (content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return "image/png";
        }

        if (content.StartsWith("GIF87a"u8) || content.StartsWith("GIF89a"u8))
        {
            return "image/gif";
        }

        return content.Length >= 12 && content.StartsWith("RIFF"u8) && content[8..].StartsWith("WEBP"u8) ? "image/webp" : null;
    }
}
