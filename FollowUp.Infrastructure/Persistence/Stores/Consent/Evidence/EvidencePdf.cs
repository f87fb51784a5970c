using System.Globalization;
using FollowUp.Core.Consent.Ledger;
using PdfSharp.Pdf;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent.Evidence;

/// <summary>Evidence on paper: what is claimed, every line with every value, and on each page which of how many.</summary>
internal static class EvidencePdf
{
    public static byte[] Write(ConsentEvidence evidence)
    {
        using var document = new PdfDocument();
        document.Info.Title = $"Consent of {evidence.Contact.Name}";
        document.Info.Author = evidence.Organization;
        var sheet = new EvidenceSheet(document);
        sheet.Title("Evidence of consent");
        foreach (var (name, value) in EvidenceText.Facts(evidence))
        {
            sheet.Fact(name, value);
        }

        sheet.Gap();
        sheet.Text("Each line of the ledger is bound to the one before it by a keyed hash (HMAC-SHA-256) over all it says. Changing, removing or moving a line breaks the chain from there on.");
        foreach (var line in evidence.Lines)
        {
            sheet.Heading(string.Create(CultureInfo.InvariantCulture, $"Line {line.Position}: {line.Decision} for {line.Purpose.ToString().ToLowerInvariant()} by {line.Channel}"));
            foreach (var (name, value) in EvidenceText.Cells(line, evidence.TimeZone).Where(cell => cell.Value.Length > 0 && cell.Name != "position"))
            {
                sheet.Fact(char.ToUpperInvariant(name[0]) + name[1..], value);
            }
        }

        if (evidence.Lines.Count == 0)
        {
            sheet.Text("The ledger says nothing of this contact.");
        }

        sheet.Number();
        using var stream = new MemoryStream();
        document.Save(stream);
        return stream.ToArray();
    }
}
