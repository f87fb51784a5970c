using System.Globalization;

namespace FollowUp.Web.Components.Shared;

/// <summary>Turns numbers into the path of a line.</summary>
public static class SparklinePath
{
    /// <summary>SVG path data that spans the width, the largest value at the top; equal values make a line in the middle.</summary>
    /// <param name="points">At least two, oldest first.</param>
    /// <param name="width">Of the view box.</param>
    /// <param name="height">Of the view box.</param>
    public static string Of(IReadOnlyList<double> points, double width, double height)
    {
        double low = points.Min(), range = points.Max() - low;
        return string.Concat(points.Select((value, at) => string.Create(
            CultureInfo.InvariantCulture,
            $"{(at == 0 ? 'M' : 'L')}{at * width / (points.Count - 1):0.#} {(range == 0 ? height / 2 : height - (value - low) / range * height):0.#}")));
    }
}
