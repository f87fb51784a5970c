using System.Text;

namespace FollowUp.Core.Media;

/// <summary>Tells files by their bytes; names and types that senders claim are not looked at.</summary>
public static class MediaFormat
{
    private static readonly (byte[] Start, int At, MediaKind Kind)[] Starts =
    [
        ([0xFF, 0xD8, 0xFF], 0, MediaKinds.Jpeg),
        ([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], 0, MediaKinds.Png),
        ("GIF87a"u8.ToArray(), 0, MediaKinds.Gif),
        ("GIF89a"u8.ToArray(), 0, MediaKinds.Gif),
        ("%PDF-"u8.ToArray(), 0, MediaKinds.Pdf),
        ("OggS"u8.ToArray(), 0, MediaKinds.Ogg),
        ("#!AMR"u8.ToArray(), 0, MediaKinds.Amr),
        ("ID3"u8.ToArray(), 0, MediaKinds.Mp3),

        // ISO base media files name their brand (ISO 14496-12 §4.3).
        ("ftypM4A"u8.ToArray(), 4, MediaKinds.M4A),
        ("ftyp3g"u8.ToArray(), 4, MediaKinds.ThreeGp),
        ("ftypisom"u8.ToArray(), 4, MediaKinds.Mp4),
        ("ftypiso2"u8.ToArray(), 4, MediaKinds.Mp4),
        ("ftypiso5"u8.ToArray(), 4, MediaKinds.Mp4),
        ("ftypiso6"u8.ToArray(), 4, MediaKinds.Mp4),
        ("ftypmp4"u8.ToArray(), 4, MediaKinds.Mp4),
        ("ftypavc1"u8.ToArray(), 4, MediaKinds.Mp4),
        ("ftypMSNV"u8.ToArray(), 4, MediaKinds.Mp4),
    ];

    /// <returns>The kind, or null when it is none of <see cref="MediaKinds.All"/>.</returns>
    public static MediaKind? Of(ReadOnlyMemory<byte> content)
    {
        var bytes = content.Span;
        foreach (var (start, at, kind) in Starts)
        {
            if (bytes.Length >= at && bytes[at..].StartsWith(start))
            {
                return kind;
            }
        }

        return bytes switch
        {
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => MediaKinds.WebP,

            // Frame headers without a tag before them: layer III (ISO 11172-3), and ADTS (ISO 13818-7).
            [0xFF, 0xFB or 0xFA or 0xF3 or 0xF2, ..] => MediaKinds.Mp3,
            [0xFF, 0xF1 or 0xF9, ..] => MediaKinds.Aac,
            [(byte)'P', (byte)'K', 3, 4, ..] => OfficeFormat.Of(content),
            _ => OfText(bytes),
        };
    }

    private static MediaKind? OfText(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        if (bytes.IsEmpty || !System.Text.Unicode.Utf8.IsValid(bytes) || bytes.ContainsAnyInRange<byte>(0, 8) || bytes.ContainsAnyInRange<byte>(14, 31) || bytes.StartsWith("#!"u8))
        {
            return null;
        }

        return bytes.StartsWith("BEGIN:VCALENDAR"u8) ? MediaKinds.Calendar
            : bytes.StartsWith("BEGIN:VCARD"u8) ? MediaKinds.Card
            : MediaKinds.Plain;
    }
}
