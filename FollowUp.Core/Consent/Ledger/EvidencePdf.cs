using System.Globalization;

namespace FollowUp.Core.Consent.Ledger;

/// <summary>Evidence on paper: what is claimed, and every line with every value.</summary>
public static class EvidencePdf
{
    private const int NameWidth = 22;

    private const string Meaning =
        "Each line of the ledger is bound to the one before it by a keyed hash (HMAC-SHA-256) over all it says. Changing, removing or moving a line breaks the chain from there on.";

    public static byte[] Write(ConsentEvidence evidence)
    {
        var lines = new List<PdfLine> { new("EVIDENCE OF CONSENT", Bold: true), new("") };
        lines.AddRange(EvidenceText.Facts(evidence).SelectMany(fact => Fact(fact.Name, fact.Value)));
        lines.AddRange([new(""), .. Wrap(Meaning, PdfText.Width).Select(text => new PdfLine(text))]);
        foreach (var line in evidence.Lines)
        {
            lines.AddRange([new(""), new(string.Create(CultureInfo.InvariantCulture, $"Line {line.Position}: {line.Decision} for {line.Purpose.ToString().ToLowerInvariant()} by {line.Channel}"), Bold: true)]);
            lines.AddRange(EvidenceText.Cells(line, evidence.TimeZone).Where(cell => cell.Value.Length > 0 && cell.Name != "position").SelectMany(cell => Fact(cell.Name, cell.Value)));
        }

        if (evidence.Lines.Count == 0)
        {
            lines.AddRange([new(""), new("The ledger says nothing of this contact.")]);
        }

        return PdfText.Write($"Consent of {evidence.Contact.Name}", evidence.Organization, lines);
    }

    private static IEnumerable<PdfLine> Fact(string name, string value)
        => Wrap(value, PdfText.Width - NameWidth).Select((text, at) => new PdfLine((at == 0 ? Heads(name) : "").PadRight(NameWidth) + text));

    private static string Heads(string name)
    {
        var cut = name.Length < NameWidth ? name : name[..(NameWidth - 1)];
        return char.ToUpperInvariant(cut[0]) + cut[1..];
    }

    /// <summary>Breaks at spaces, and within words that are longer than a line.</summary>
    private static IEnumerable<string> Wrap(string text, int width)
    {
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var rest = PdfText.Printable(paragraph);
            while (rest.Length > width)
            {
                var cut = rest.LastIndexOf(' ', width);
                cut = cut > 0 ? cut : width;
                yield return rest[..cut];
                rest = rest[cut..].TrimStart();
            }

            yield return rest;
        }
    }
}
