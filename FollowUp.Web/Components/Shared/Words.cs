using System.Globalization;

namespace FollowUp.Web.Components.Shared;

/// <summary>Small turns of phrase for the screen.</summary>
public static class Words
{
    /// <summary>"no_address" and "noAddress" become "No address".</summary>
    public static string Sentence(string name)
    {
        string spaced = string.Concat(name.Select((letter, at) =>
            letter is '_' or '-' ? " " : at > 0 && char.IsUpper(letter) && char.IsLower(name[at - 1]) ? " " + char.ToLowerInvariant(letter) : letter.ToString()));
        return spaced.Length == 0 ? "" : char.ToUpperInvariant(spaced[0]) + spaced[1..];
    }

    /// <summary>A number with thousands separated: 18,204.</summary>
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"1 request", "1,204 requests".</summary>
    /// <param name="number">How many.</param>
    /// <param name="one">The word for one.</param>
    /// <param name="many">The word for more; one with an s when not given.</param>
    public static string Count(long number, string one, string? many = null) => $"{Count(number)} {(number == 1 ? one : many ?? one + "s")}";

    /// <summary>Up to two initials for an avatar; "?" for an empty name.</summary>
    public static string Initials(string? name)
    {
        string[] parts = (name ?? "").Split([' ', '.', '-', '_', '@', '&'], StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            [] => "?",
            [var only] => only[..1].ToUpperInvariant(),
            [var first, .., var last] when !name!.Contains('@', StringComparison.Ordinal) => $"{first[0]}{last[0]}".ToUpperInvariant(),
            [var first, ..] => first[..1].ToUpperInvariant(),
        };
    }
}
