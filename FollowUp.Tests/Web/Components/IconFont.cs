using System.Buffers.Binary;
using System.Collections.Frozen;
using System.IO.Compression;

namespace FollowUp.Tests.Web.Components;

/// <summary>
/// Reads the names of the glyphs an icon font draws: unpacks a WOFF 2 file (W3C WOFF File Format 2.0) and walks its
/// GSUB ligatures (OpenType 1.9, GSUB lookup type 4), whose letters the cmap names.
/// </summary>
internal sealed class IconFont
{
    private const int KnownTags = 63;
    private const string Cmap = "cmap";
    private const string Gsub = "GSUB";

    /// <summary>The known table tags whose index or transform matters here (WOFF 2.0 §4.1).</summary>
    private static readonly FrozenDictionary<int, string> Tags = new Dictionary<int, string> { [0] = Cmap, [10] = "glyf", [11] = "loca", [28] = Gsub }.ToFrozenDictionary();

    private readonly Dictionary<string, byte[]> tables = [];

    /// <exception cref="InvalidDataException">Not a WOFF 2 file, or without ligatures.</exception>
    public IconFont(byte[] file)
    {
        if (file.Length < 48 || BinaryPrimitives.ReadUInt32BigEndian(file) != 0x774F4632)
        {
            throw new InvalidDataException("Not a WOFF 2 file.");
        }

        int at = 48;
        List<(string Tag, int Length)> directory = [];
        for (int left = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(12)); left > 0; left--)
        {
            directory.Add(ReadEntry(file, ref at));
        }

        int packed = (int)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(20));
        using BrotliStream unpack = new(new MemoryStream(file, at, packed), CompressionMode.Decompress);
        foreach ((string tag, int length) in directory)
        {
            byte[] table = new byte[length];
            unpack.ReadExactly(table);
            tables[tag] = table;
        }

        Ligatures = LigatureReader.Read(tables[Gsub], CharacterMap.Read(tables[Cmap])).ToFrozenSet(StringComparer.Ordinal);
        if (Ligatures.Count == 0)
        {
            throw new InvalidDataException("The font has no ligatures.");
        }
    }

    /// <summary>Names the font draws as one glyph, such as <c>done_all</c>.</summary>
    public IReadOnlySet<string> Ligatures { get; }

    /// <summary>One entry of the table directory: flags, tag where it is not a known one, length in the stream.</summary>
    private static (string Tag, int Length) ReadEntry(byte[] file, ref int at)
    {
        int flags = file[at++];
        int known = flags & KnownTags;
        string tag = Tags.GetValueOrDefault(known, $"#{known}-{at}");
        if (known == KnownTags)
        {
            tag = System.Text.Encoding.ASCII.GetString(file, at, 4);
            at += 4;
        }

        int length = ReadBase128(file, ref at);
        // For glyf and loca version 3 means unchanged, for every other table version 0 does.
        bool transformed = tag is "glyf" or "loca" ? flags >> 6 != 3 : flags >> 6 != 0;
        return (tag, transformed ? ReadBase128(file, ref at) : length);
    }

    private static int ReadBase128(byte[] file, ref int at)
    {
        int value = 0;
        byte part;
        do
        {
            part = file[at++];
            value = (value << 7) | (part & 0x7F);
        }
        while ((part & 0x80) != 0);
        return value;
    }
}
