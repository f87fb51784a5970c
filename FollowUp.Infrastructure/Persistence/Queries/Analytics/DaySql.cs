using System.Globalization;
using FollowUp.Core.Analytics;

namespace FollowUp.Infrastructure.Persistence.Queries.Analytics;

/// <summary>Cuts stored Unix milliseconds into days of a zone, in SQL that all three databases read alike.</summary>
internal static class DaySql
{
    private const long DayMilliseconds = 86_400_000;

    /// <summary>An expression for the number of the day a column falls on; see <see cref="DayRange.DateOf"/>.</summary>
    public static string Of(string column, DayRange range)
    {
        var offsets = range.Offsets();
        if (offsets.Count == 1)
        {
            return Day(column, offsets[0].Offset);
        }

        var cases = offsets.Take(offsets.Count - 1)
            .Select(part => string.Create(CultureInfo.InvariantCulture, $"WHEN {column} < {part.Until} THEN {Day(column, part.Offset)}"));
        return $"CASE {string.Join(' ', cases)} ELSE {Day(column, offsets[^1].Offset)} END";
    }

    private static string Day(string column, long offset)
        => string.Create(CultureInfo.InvariantCulture, $"({column} + {offset}) / {DayMilliseconds}");
}
