using System.Globalization;
using System.Text.RegularExpressions;
using FollowUp.Core.Kernel;

namespace FollowUp.Web.Features.Sequences.Builder.Inspector;

/// <summary>Reads delays as people write them and says them back: <c>2 hours</c>, <c>3 days at 9:00</c>, <c>1 week</c>, <c>at 18:30</c>.</summary>
public static partial class DelayText
{
    private static readonly (TimeSpan Unit, string One)[] Units =
        [(TimeSpan.FromDays(1), "day"), (TimeSpan.FromHours(1), "hour"), (TimeSpan.FromMinutes(1), "minute"), (TimeSpan.FromSeconds(1), "second")];

    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <exception cref="InputException">It says no delay; the message gives examples.</exception>
    public static Delay Read(string? text, string field = "for")
    {
        var said = (text ?? "").Trim().ToLowerInvariant();
        if (TryIso(said) is { } iso)
        {
            return new Delay(iso);
        }

        var time = TimePart().Match(said);
        var until = time.Success ? Time(time) : null;
        var length = Lead().Replace(time.Success ? said[..time.Index] : said, "").Trim().TrimEnd(',').Trim();
        if ((time.Success && until is null) || (length.Length == 0 && until is null))
        {
            throw Wrong(field);
        }

        if (length.Length == 0)
        {
            return new Delay(null, until);
        }

        return Length(length) switch
        {
            null => throw Wrong(field),
            { } whole when until is not null && (whole < TimeSpan.FromDays(1) || whole.Ticks % TimeSpan.TicksPerDay != 0)
                => throw new InputException(field, "must be whole days where it ends at a time of day, such as 3 days at 9:00"),
            { } found => new Delay(found, until),
        };
    }

    /// <summary>In full, so that reading it gives the same delay.</summary>
    public static string Write(Delay delay) => (delay.For, delay.Until) switch
    {
        (null, { } until) => $"at {until}",
        ({ } days, { } until) => $"{Write(days)} at {until}",
        ({ } length, null) => Write(length),
        _ => "",
    };

    public static string Write(TimeSpan length)
    {
        if (length <= TimeSpan.Zero || length.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            return length == TimeSpan.Zero ? "at once" : IsoDuration.Write(length);
        }

        var parts = new List<string>();
        foreach (var (unit, one) in Units)
        {
            var count = (long)(length / unit);
            if (count > 0)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {one}{(count == 1 ? "" : "s")}"));
                length -= count * unit;
            }
        }

        return string.Join(' ', parts);
    }

    private static TimeSpan? Length(string text)
    {
        if (text is "at once" or "now" or "0" or "no time")
        {
            return TimeSpan.Zero;
        }

        if (text is "tomorrow" or "the next day" or "next day")
        {
            return TimeSpan.FromDays(1);
        }

        var parts = Parts().Match(text);
        if (!parts.Success)
        {
            return null;
        }

        var sum = 0m;
        for (var at = 0; at < parts.Groups["number"].Captures.Count; at++)
        {
            sum += Number(parts.Groups["number"].Captures[at].Value) * Seconds(parts.Groups["unit"].Captures[at].Value);
        }

        // A hundred years are more than any rule allows, and sums stay within range.
        return TimeSpan.FromSeconds((double)Math.Min(Math.Round(sum), 36_500m * 86_400));
    }

    private static decimal Number(string text)
        => text is "a" or "an" ? 1
            : text.StartsWith("half", StringComparison.Ordinal) ? 0.5m
            : Array.IndexOf(Numbers, text) is var index and >= 0 ? index
            : decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, 1_000_000_000) : 0;

    private static decimal Seconds(string unit) => unit[0] switch
    {
        'w' => 7 * 86_400,
        'd' => 86_400,
        'h' => 3_600,
        'm' => 60,
        _ => 1,
    };

    private static string? Time(Match match)
    {
        if (match.Groups["word"].Value is { Length: > 0 } word)
        {
            return word == "noon" ? "12:00" : "00:00";
        }

        var hour = int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"].Success ? int.Parse(match.Groups["minute"].Value, CultureInfo.InvariantCulture) : 0;
        var half = match.Groups["half"].Value;
        if (half.Length > 0 && hour is < 1 or > 12)
        {
            return null;
        }

        hour = half switch { "am" => hour % 12, "pm" => (hour % 12) + 12, _ => hour };
        return hour < 24 && minute < 60 ? string.Create(CultureInfo.InvariantCulture, $"{hour:00}:{minute:00}") : null;
    }

    private static TimeSpan? TryIso(string text)
    {
        try
        {
            return text.StartsWith('p') ? IsoDuration.Read(text.ToUpperInvariant()) : null;
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            return null;
        }
    }

    private static InputException Wrong(string field) => new(field, "is not understood; write it such as 2 hours, 3 days at 9:00, or at 18:30");

    [GeneratedRegex(@"^(wait|for|after|in)\s+")]
    private static partial Regex Lead();

    [GeneratedRegex(@"(?:^|[\s,])(?:and\s+)?(?:then\s+)?(?:at|until|till|@)\s*(?:(?<word>noon|midnight)|(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?\s*(?<half>am|pm)?)$")]
    private static partial Regex TimePart();

    [GeneratedRegex(@"^(?:(?:,|and|\s)*(?<number>\d+(?:[.,]\d+)?|half an?|an?|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s*(?<unit>weeks?|w|days?|d|hours?|hrs?|h|minutes?|mins?|min|m|seconds?|secs?|s)(?![a-z]))+$")]
    private static partial Regex Parts();
}
