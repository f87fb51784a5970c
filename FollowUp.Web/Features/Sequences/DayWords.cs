namespace FollowUp.Web.Features.Sequences;

/// <summary>Days of the week in a few letters.</summary>
public static class DayWords
{
    private static readonly string[] Short = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <summary>"Mon–Fri", "Mon, Wed", "Every day".</summary>
    /// <param name="days">1 is Monday (ISO 8601); null: all of them. Numbers that are no day are left out.</param>
    public static string Of(IReadOnlyList<int>? days)
    {
        var known = (days ?? []).Where(day => day is >= 1 and <= 7).Distinct().Order().ToList();
        if (days is null || known.Count == 7)
        {
            return "Every day";
        }

        var parts = new List<string>();
        for (var at = 0; at < known.Count;)
        {
            var last = at;
            while (last + 1 < known.Count && known[last + 1] == known[last] + 1)
            {
                last++;
            }

            // Two neighbours read better apart.
            parts.AddRange(last - at >= 2 ? [$"{Short[known[at] - 1]}–{Short[known[last] - 1]}"] : known[at..(last + 1)].Select(day => Short[day - 1]));
            at = last + 1;
        }

        return parts.Count == 0 ? "No day" : string.Join(", ", parts);
    }
}
