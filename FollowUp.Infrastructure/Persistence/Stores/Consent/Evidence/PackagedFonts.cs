using PdfSharp.Fonts;
using PdfSharp.WPFonts;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent.Evidence;

/// <summary>The fonts that come with PDFsharp: a bare system has none. They know Latin, Greek and Cyrillic letters.</summary>
internal sealed class PackagedFonts : IFontResolver
{
    public const string Family = "Segoe WP";

    private const string Regular = "regular";
    private const string Bold = "bold";

    /// <summary>PDFsharp takes one resolver for the whole process.</summary>
    public static void Use() => GlobalFontSettings.FontResolver ??= new PackagedFonts();

    public FontResolverInfo? ResolveTypeface(string familyName, bool bold, bool italic) => new(bold ? Bold : Regular);

    public byte[]? GetFont(string faceName) => faceName == Bold ? FontDataHelper.SegoeWPBold : FontDataHelper.SegoeWP;
}
