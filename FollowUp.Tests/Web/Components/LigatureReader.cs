using static System.Buffers.Binary.BinaryPrimitives;

namespace FollowUp.Tests.Web.Components;

/// <summary>Spells out the ligatures of a GSUB table (OpenType 1.9: lookup type 4, also behind type 7).</summary>
internal static class LigatureReader
{
    private const int Ligature = 4;
    private const int Extension = 7;

    /// <summary>Every sequence of letters that becomes one glyph; sequences with other glyphs are left out.</summary>
    public static List<string> Read(byte[] gsub, IReadOnlyDictionary<int, char> characters)
    {
        List<string> names = [];
        int lookups = At16(gsub, 8);
        for (int lookup = 0; lookup < At16(gsub, lookups); lookup++)
        {
            int table = lookups + At16(gsub, lookups + 2 + 2 * lookup);
            int kind = At16(gsub, table);
            for (int part = 0; part < At16(gsub, table + 4); part++)
            {
                int at = table + At16(gsub, table + 6 + 2 * part);
                bool extended = kind == Extension && At16(gsub, at + 2) == Ligature;
                if (kind == Ligature || extended)
                {
                    ReadSets(gsub, extended ? at + (int)ReadUInt32BigEndian(gsub.AsSpan(at + 4)) : at, characters, names);
                }
            }
        }

        return names;
    }

    private static void ReadSets(byte[] gsub, int table, IReadOnlyDictionary<int, char> characters, List<string> names)
    {
        List<int> firsts = Coverage(gsub, table + At16(gsub, table + 2));
        for (int set = 0; set < At16(gsub, table + 4); set++)
        {
            int sets = table + At16(gsub, table + 6 + 2 * set);
            for (int entry = 0; entry < At16(gsub, sets); entry++)
            {
                int ligature = sets + At16(gsub, sets + 2 + 2 * entry);
                IEnumerable<int> rest = Enumerable.Range(0, At16(gsub, ligature + 2) - 1).Select(letter => At16(gsub, ligature + 4 + 2 * letter));
                List<int> glyphs = [firsts[set], .. rest];
                if (glyphs.TrueForAll(characters.ContainsKey))
                {
                    names.Add(string.Concat(glyphs.Select(glyph => characters[glyph])));
                }
            }
        }
    }

    private static List<int> Coverage(byte[] gsub, int table)
    {
        int count = At16(gsub, table + 2);
        return At16(gsub, table) == 1
            ? [.. Enumerable.Range(0, count).Select(glyph => At16(gsub, table + 4 + 2 * glyph))]
            : [.. Enumerable.Range(0, count).SelectMany(range =>
                Enumerable.Range(At16(gsub, table + 4 + 6 * range), At16(gsub, table + 6 + 6 * range) - At16(gsub, table + 4 + 6 * range) + 1))];
    }

    private static int At16(byte[] data, int at) => ReadUInt16BigEndian(data.AsSpan(at));
}
