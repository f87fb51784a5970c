using System.Globalization;
using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent.Evidence;

/// <summary>Writes text down a page and on to the next one. Sizes are points.</summary>
internal sealed class EvidenceSheet
{
    private const double Margin = 50;
    private const double NameWidth = 120;
    private const double Leading = 1.35;

    private readonly PdfDocument document;
    private readonly XFont body;
    private readonly XFont bold;
    private readonly XFont title;
    private XGraphics? graphics;
    private PdfPage? page;
    private double y;

    public EvidenceSheet(PdfDocument document)
    {
        PackagedFonts.Use();
        this.document = document;
        body = new XFont(PackagedFonts.Family, 9);
        bold = new XFont(PackagedFonts.Family, 10, XFontStyleEx.Bold);
        title = new XFont(PackagedFonts.Family, 18, XFontStyleEx.Bold);
        Turn();
    }

    private double Width => page!.Width.Point - (2 * Margin);

    public void Title(string text) => Draw(text, title, Margin, Width, XBrushes.Black);

    public void Heading(string text)
    {
        Gap();

        // Not alone at the foot of a page.
        if (y + (6 * body.Size * Leading) > Bottom)
        {
            Turn();
        }

        Draw(text, bold, Margin, Width, XBrushes.Black);
    }

    public void Text(string text) => Draw(text, body, Margin, Width, XBrushes.Black);

    public void Fact(string name, string value)
    {
        var lines = Wrap(value, body, Width - NameWidth);
        Room(body);
        graphics!.DrawString(name, body, XBrushes.DimGray, Margin, y);
        foreach (var line in lines)
        {
            Put(line, body, Margin + NameWidth, XBrushes.Black);
        }
    }

    public void Gap() => y += body.Size;

    /// <summary>Once all pages are there.</summary>
    public void Number()
    {
        graphics?.Dispose();
        graphics = null;
        for (var at = 0; at < document.PageCount; at++)
        {
            using var foot = XGraphics.FromPdfPage(document.Pages[at]);
            foot.DrawString(string.Create(CultureInfo.InvariantCulture, $"Page {at + 1} of {document.PageCount}"), body, XBrushes.DimGray, Margin, document.Pages[at].Height.Point - 25);
        }
    }

    private double Bottom => page!.Height.Point - Margin;

    private void Draw(string text, XFont font, double x, double width, XBrush brush)
    {
        foreach (var line in Wrap(text, font, width))
        {
            Put(line, font, x, brush);
        }
    }

    private void Put(string line, XFont font, double x, XBrush brush)
    {
        Room(font);
        graphics!.DrawString(line, font, brush, x, y);
        y += font.Size * Leading;
    }

    private void Room(XFont font)
    {
        if (y + font.Size > Bottom)
        {
            Turn();
        }
    }

    private void Turn()
    {
        graphics?.Dispose();
        page = document.AddPage();
        page.Size = PageSize.A4;
        graphics = XGraphics.FromPdfPage(page);
        y = Margin + 10;
    }

    /// <summary>Breaks at spaces, and within words that are wider than the page, such as hashes.</summary>
    private List<string> Wrap(string text, XFont font, double width)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' '))
            {
                var rest = word;
                if (line.Length > 0 && Fits($"{line} {rest}", font, width))
                {
                    line = $"{line} {rest}";
                    continue;
                }

                if (line.Length > 0)
                {
                    lines.Add(line);
                }

                while (!Fits(rest, font, width))
                {
                    var cut = rest.Length - 1;
                    while (cut > 1 && !Fits(rest[..cut], font, width))
                    {
                        cut--;
                    }

                    lines.Add(rest[..cut]);
                    rest = rest[cut..];
                }

                line = rest;
            }

            lines.Add(line);
        }

        return lines;
    }

    private bool Fits(string text, XFont font, double width) => text.Length <= 1 || graphics!.MeasureString(text, font).Width <= width;
}
