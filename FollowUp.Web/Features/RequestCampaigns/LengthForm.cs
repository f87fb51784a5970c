namespace FollowUp.Web.Features.RequestCampaigns;

/// <summary>A length of time as it is typed: a number and its unit.</summary>
public sealed class LengthForm
{
    /// <summary>Units to choose from, with the number of seconds as their value.</summary>
    public static readonly IReadOnlyList<(TimeSpan Unit, string Words)> Units =
    [
        (TimeSpan.FromDays(1), "days"),
        (TimeSpan.FromHours(1), "hours"),
        (TimeSpan.FromMinutes(1), "minutes"),
        (TimeSpan.FromSeconds(1), "seconds"),
    ];

    private static readonly TimeSpan Longest = TimeSpan.FromDays(100_000);

    /// <summary>How many; null while nothing, or no number, is typed.</summary>
    public int? Number { get; set; }

    /// <summary>Of what.</summary>
    public TimeSpan Unit { get; set; } = TimeSpan.FromDays(1);

    /// <summary>The length; null while there is no number. Longer ones than any rule allows are cut, so that sums stay within range.</summary>
    public TimeSpan? Value => Number is { } number ? number > Longest / Unit ? Longest : number * Unit : null;

    public static LengthForm Of(TimeSpan length)
    {
        var (number, unit) = Durations.Split(length);
        return new LengthForm { Number = number, Unit = unit };
    }
}
