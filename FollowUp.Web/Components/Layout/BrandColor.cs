using System.Globalization;

namespace FollowUp.Web.Components.Layout;

/// <summary>Keeps a merchant's colour readable with white text.</summary>
public static class BrandColor
{
    /// <summary>Contrast with white that text needs (WCAG 2.2, 1.4.3).</summary>
    public const double LeastContrast = 4.5;

    private const string Default = "var(--fu-accent)";

    /// <summary>The colour, darkened step by step until white reads on it; the product's accent when it is no #RRGGBB.</summary>
    public static string OrReadable(string? color)
    {
        if (color is not ['#', .. { Length: 6 } digits] || !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int rgb))
        {
            return Default;
        }

        double red = rgb >> 16, green = (rgb >> 8) & 255, blue = rgb & 255;
        while (ContrastWithWhite(red, green, blue) < LeastContrast)
        {
            (red, green, blue) = (red * .95, green * .95, blue * .95);
        }

        return string.Create(CultureInfo.InvariantCulture, $"#{(int)red:X2}{(int)green:X2}{(int)blue:X2}");
    }

    /// <summary>Contrast ratio against white, 1 to 21 (WCAG 2.2, relative luminance).</summary>
    public static double ContrastWithWhite(double red, double green, double blue) =>
        1.05 / (0.2126 * Linear(red) + 0.7152 * Linear(green) + 0.0722 * Linear(blue) + 0.05);

    private static double Linear(double channel)
    {
        double share = channel / 255;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
