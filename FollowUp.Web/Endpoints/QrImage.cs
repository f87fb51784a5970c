using System.Drawing;
using System.Text;
using FollowUp.Core.Kernel;
using QRCoder;

namespace FollowUp.Web.Endpoints;

/// <summary>Pictures of QR codes to print.</summary>
internal static class QrImage
{
    private const int Smallest = 64;
    private const int Usual = 512;
    private const int Largest = 4096;

    /// <param name="text">What the code says.</param>
    /// <param name="format"><c>svg</c> or <c>png</c>; svg when left out.</param>
    /// <param name="size">Side in px; a PNG is the largest one within it whose squares are whole pixels.</param>
    /// <exception cref="InputException">Another format, or a size out of range.</exception>
    public static IResult Draw(string text, string? format, string? size)
    {
        var side = string.IsNullOrEmpty(size) ? Usual : ApiText.ReadNumber("size", size);
        if (side is < Smallest or > Largest)
        {
            throw new InputException("size", $"must be between {Smallest} and {Largest}");
        }

        // A quarter may be dirty or torn and it still reads.
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.Q);
        switch (format)
        {
            case null or "" or "svg":
                using (var svg = new SvgQRCode(data))
                {
                    return Results.Bytes(Encoding.UTF8.GetBytes(svg.GetGraphic(new Size(side, side))), "image/svg+xml", "qr-code.svg");
                }

            case "png":
                using (var png = new PngByteQRCode(data))
                {
                    return Results.Bytes(png.GetGraphic(Math.Max(1, side / data.ModuleMatrix.Count)), "image/png", "qr-code.png");
                }

            default:
                throw new InputException("format", "must be svg or png");
        }
    }
}
