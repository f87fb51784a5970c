using System.Globalization;

namespace FollowUp.Web.Features;

/// <summary>Figures as people read them.</summary>
public static class Figures
{
    /// <summary>A share of 0 to 1 as "97.6%".</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#}%");

    /// <summary>A share as "97.6%", or a dash where there is nothing to share.</summary>
    /// <param name="part">How many of them.</param>
    /// <param name="whole">Of how many.</param>
    public static string Percent(int part, int whole) => whole == 0 ? "–" : Percent((double)part / whole);
}
