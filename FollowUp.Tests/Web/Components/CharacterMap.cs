using static System.Buffers.Binary.BinaryPrimitives;

namespace FollowUp.Tests.Web.Components;

/// <summary>Which glyph draws which character (OpenType 1.9, cmap formats 4 and 12), for small letters, digits and "_".</summary>
internal static class CharacterMap
{
    /// <summary>From glyph to character.</summary>
    public static IReadOnlyDictionary<int, char> Read(ReadOnlySpan<byte> cmap)
    {
        Dictionary<int, char> characters = [];
        for (int record = 0; record < ReadUInt16BigEndian(cmap[2..]); record++)
        {
            ReadOnlySpan<byte> table = cmap[(int)ReadUInt32BigEndian(cmap[(4 + 8 * record + 4)..])..];
            foreach (char letter in "abcdefghijklmnopqrstuvwxyz0123456789_")
            {
                int glyph = ReadUInt16BigEndian(table) switch
                {
                    4 => FromSegments(table, letter),
                    12 => FromGroups(table, letter),
                    _ => 0,
                };
                if (glyph != 0)
                {
                    characters[glyph] = letter;
                }
            }
        }

        return characters;
    }

    private static int FromSegments(ReadOnlySpan<byte> table, char letter)
    {
        int doubled = ReadUInt16BigEndian(table[6..]);
        for (int segment = 0; segment < doubled; segment += 2)
        {
            int end = ReadUInt16BigEndian(table[(14 + segment)..]);
            int start = ReadUInt16BigEndian(table[(16 + doubled + segment)..]);
            if (letter < start || letter > end)
            {
                continue;
            }

            int delta = ReadUInt16BigEndian(table[(16 + 2 * doubled + segment)..]);
            int place = 16 + 3 * doubled + segment;
            int range = ReadUInt16BigEndian(table[place..]);
            int glyph = range == 0 ? letter : ReadUInt16BigEndian(table[(place + range + 2 * (letter - start))..]);
            return (glyph + delta) & 0xFFFF;
        }

        return 0;
    }

    private static int FromGroups(ReadOnlySpan<byte> table, char letter)
    {
        for (int group = 0; group < ReadUInt32BigEndian(table[12..]); group++)
        {
            ReadOnlySpan<byte> entry = table[(16 + 12 * group)..];
            uint start = ReadUInt32BigEndian(entry);
            if (letter >= start && letter <= ReadUInt32BigEndian(entry[4..]))
            {
                return (int)(ReadUInt32BigEndian(entry[8..]) + letter - start);
            }
        }

        return 0;
    }
}
