using System.Globalization;

namespace FollowUp.Infrastructure.Templating;

/// <summary>Compares values of templates: as numbers when both are numbers, else as text.</summary>
internal static class Comparison
{
    public static bool AreEqual(object? left, object? right)
        => Number(left) is { } one && Number(right) is { } other
            ? one == other
            : string.Equals(HandlebarsEnvironment.Text(left), HandlebarsEnvironment.Text(right), StringComparison.OrdinalIgnoreCase);

    /// <summary>Text is compared by its code points, which puts ISO 8601 times in order.</summary>
    public static bool IsGreater(object? left, object? right)
        => Number(left) is { } one && Number(right) is { } other
            ? one > other
            : string.CompareOrdinal(HandlebarsEnvironment.Text(left), HandlebarsEnvironment.Text(right)) > 0;

    public static decimal? Number(object? value)
        => decimal.TryParse(HandlebarsEnvironment.Text(value), NumberStyles.Number & ~NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : null;
}
