using System.Globalization;
using System.Text;

namespace FollowUp.Core.Consent.Ledger;

/// <summary>
/// Writes lines of text as PDF (ISO 32000-1) in Courier, one of the fonts that every reader has (§9.6.2.2), so that no
/// system needs to have or embed one. Letters that its encoding (WinAnsi, annex D) lacks are written as their number.
/// </summary>
public static class PdfText
{
    /// <summary>Characters of a line.</summary>
    public const int Width = 91;

    private const int LinesOnPage = 58;
    private const string Special = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

    /// <param name="lines">Each at most <see cref="Width"/> characters as <see cref="Printable"/> makes them.</param>
    public static byte[] Write(string title, string author, IReadOnlyList<PdfLine> lines)
    {
        var pages = Pages(lines);
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            Invariant($"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select((_, at) => Invariant($"{6 + (2 * at)} 0 R")))}] >>"),
            Font("Courier"),
            Font("Courier-Bold"),
            $"<< /Title {Unicode(title)} /Author {Unicode(author)} >>",
        };
        for (var at = 0; at < pages.Count; at++)
        {
            var content = Content(pages[at], Invariant($"Page {at + 1} of {pages.Count}"));
            objects.Add(Invariant($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {7 + (2 * at)} 0 R >>"));
            objects.Add(Invariant($"<< /Length {content.Length} >>\nstream\n{content}\nendstream"));
        }

        return File(objects);
    }

    /// <summary>As it can be printed: a letter the font lacks becomes <c>[U+0141]</c>.</summary>
    public static string Printable(string text)
    {
        var printable = new StringBuilder();
        foreach (var rune in text.Normalize().EnumerateRunes())
        {
            printable.Append(rune.Value is '\t' or '\u00a0' ? " " : Code(rune) is null ? Invariant($"[U+{rune.Value:X4}]") : rune.ToString());
        }

        return printable.ToString();
    }

    private static int? Code(Rune rune) => rune.Value switch
    {
        (>= 0x20 and < 0x7f) or (> 0xa0 and <= 0xff) => rune.Value,
        > 0xff and <= 0xffff when Special.IndexOf((char)rune.Value) is >= 0 and var at => 0x80 + at,
        _ => null,
    };

    /// <summary>A heading goes on with at least some of what it heads.</summary>
    private static List<List<PdfLine>> Pages(IReadOnlyList<PdfLine> lines)
    {
        var pages = new List<List<PdfLine>> { new() };
        for (var at = 0; at < lines.Count; at++)
        {
            if (pages[^1].Count >= (lines[at].Bold ? LinesOnPage - 5 : LinesOnPage))
            {
                pages.Add([]);
            }

            pages[^1].Add(lines[at]);
        }

        return pages;
    }

    private static string Content(List<PdfLine> lines, string foot)
    {
        var content = new StringBuilder("BT 12.4 TL 50 790 Td\n");
        foreach (var line in lines)
        {
            content.Append(line.Bold ? "/F2" : "/F1").Append(" 9 Tf ").Append(Literal(line.Text)).Append(" Tj T*\n");
        }

        return content.Append("ET\nBT /F1 8 Tf 50 30 Td ").Append(Literal(foot)).Append(" Tj ET").ToString();
    }

    private static string Literal(string text)
    {
        var literal = new StringBuilder("(");
        foreach (var rune in text.EnumerateRunes())
        {
            var code = Code(rune) ?? '?';
            literal.Append(code switch
            {
                '(' or ')' or '\\' => "\\" + (char)code,
                > 0x7e => "\\" + Convert.ToString(code, 8),
                _ => ((char)code).ToString(),
            });
        }

        return literal.Append(')').ToString();
    }

    private static string Font(string name) => $"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>";

    /// <summary>UTF-16 with its mark, in hex (§7.9.2.2).</summary>
    private static string Unicode(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private static byte[] File(List<string> objects)
    {
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        for (var at = 0; at < objects.Count; at++)
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{at + 1} 0 obj\n{objects[at]}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
        {
            file.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        }

        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R /Info 5 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}

/// <param name="Bold">Heads what follows.</param>
public sealed record PdfLine(string Text, bool Bold = false);
