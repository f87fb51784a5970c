using System.Globalization;
using FollowUp.Core.Kernel;
using NodaTime;
using NodaTime.Text;

namespace FollowUp.Web.Endpoints;

/// <summary>How the API writes values as text and reads them again.</summary>
internal static class ApiText
{
    /// <summary><c>RequestStatus.Sent</c> is <c>sent</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <exception cref="InputException">Not one of the words; names the field and tells them.</exception>
    public static T Read<T>(string field, string text)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(Of(value), text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        var words = Enum.GetValues<T>().Select(Of).ToList();
        throw new InputException(field, $"must be {string.Join(", ", words[..^1])} or {words[^1]}");
    }

    /// <exception cref="InputException">Not an ISO 8601 duration.</exception>
    public static TimeSpan ReadDuration(string field, string text)
    {
        try
        {
            return IsoDuration.Read(text);
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw new InputException(field, "must be an ISO 8601 duration such as P7D or PT2H");
        }
    }

    /// <summary>A time with its offset, or a day, which begins at midnight UTC.</summary>
    /// <exception cref="InputException">Neither.</exception>
    public static Instant ReadTime(string field, string text)
    {
        if (OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } time)
        {
            return time.Value.ToInstant();
        }

        return LocalDatePattern.Iso.Parse(text) is { Success: true } day
            ? day.Value.AtMidnight().InUtc().ToInstant()
            : throw new InputException(field, "must be a day such as 2026-03-01 or a time with its offset such as 2026-03-01T09:30:00Z");
    }

    /// <exception cref="InputException">Not an id.</exception>
    public static Guid ReadId(string field, string text)
        => Guid.TryParseExact(text, "D", out var id) ? id : throw new InputException(field, "must be an id such as 0195f0a2-7c1e-7000-8000-000000000000");

    /// <exception cref="InputException">Not a whole number.</exception>
    public static int ReadNumber(string field, string text)
        => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw new InputException(field, "must be a whole number");
}
