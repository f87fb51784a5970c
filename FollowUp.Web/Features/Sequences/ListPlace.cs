using System.Globalization;

namespace FollowUp.Web.Features.Sequences;

/// <summary>Reads where a list stands out of the address; what makes no sense is taken for the beginning.</summary>
public static class ListPlace
{
    private const int LastPage = 1_000_000;

    /// <summary>1 for anything that is no page.</summary>
    public static int Page(string? text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, LastPage) : 1;

    /// <summary>The value of that name in any case; null for anything else.</summary>
    public static T? Choice<T>(string? text)
        where T : struct, Enum
        => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
