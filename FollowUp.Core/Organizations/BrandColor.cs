using System.Globalization;

namespace FollowUp.Core.Organizations;

/// <summary>The merchant's colour behind white words on buttons.</summary>
public static class BrandColor
{
    public const string Default = "#2F5D50";

    /// <summary>Least contrast of text (WCAG 2.2, 1.4.3).</summary>
    public const double LeastContrast = 4.5;

    /// <summary>The colour as <c>#rrggbb</c>, darkened until white words on it can be read; the default one when it is no colour.</summary>
    public static string Readable(string? color)
    {
        if (!IsColor(color))
        {
            return Default;
        }

        var (red, green, blue) = (Channel(color!, 1), Channel(color!, 3), Channel(color!, 5));
        while (ContrastWithWhite(red, green, blue) < LeastContrast)
        {
            (red, green, blue) = (red * 0.95, green * 0.95, blue * 0.95);
        }

        return string.Create(CultureInfo.InvariantCulture, $"#{(int)red:x2}{(int)green:x2}{(int)blue:x2}");
    }

    public static bool IsColor(string? text)
        => text is { Length: 7 } && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit);

    /// <summary>Contrast ratio against white, 1 to 21 (WCAG 2.2, relative luminance of sRGB).</summary>
    /// <param name="red">0 to 255, as the other two.</param>
    public static double ContrastWithWhite(double red, double green, double blue)
        => 1.05 / ((0.2126 * Linear(red)) + (0.7152 * Linear(green)) + (0.0722 * Linear(blue)) + 0.05);

    private static double Channel(string color, int at) => int.Parse(color.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static double Linear(double value)
        => value / 255 is var part && part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
}
