namespace FollowUp.Core.Organizations;

/// <summary>
/// What a password must be: long, and not one of those that are tried first (NIST SP 800-63B §5.1.1.2: length and a
/// list of common ones, no composition rules).
/// </summary>
public static class PasswordRules
{
    public const int Shortest = 10;

    /// <summary>Longer ones cost the server more to hash than they add.</summary>
    public const int Longest = 128;

    private const int FewestDifferent = 5;

    private static readonly string[] Common =
    [
        "password", "passwort", "qwerty", "qwertz", "letmein", "welcome", "iloveyou", "abc123", "admin", "followup",
        "changeme", "secret", "monkey", "dragon", "football", "baseball", "sunshine", "princess", "trustno1", "1q2w3e",
    ];

    /// <summary>What is wrong in plain words; null when it can be taken.</summary>
    /// <param name="email">The account's address, which must not be the password.</param>
    public static string? Problem(string password, string email)
    {
        if (password.Length is < Shortest or > Longest)
        {
            return $"must be {Shortest} to {Longest} characters";
        }

        if (password.Distinct().Count() < FewestDifferent)
        {
            return $"must have at least {FewestDifferent} different characters";
        }

        var letters = password.ToLowerInvariant();
        var name = email.Split('@')[0].ToLowerInvariant();
        if (password.Equals(email, StringComparison.OrdinalIgnoreCase) || (name.Length >= 4 && WithoutDigits(letters) == WithoutDigits(name)))
        {
            return "must not be your e-mail address";
        }

        return Common.Contains(WithoutDigits(letters)) || Common.Contains(letters) || IsSequence(letters)
            ? "is one of the first that would be tried; choose another"
            : null;
    }

    private static string WithoutDigits(string text) => text.Trim("0123456789!?.,-_*#$ ".ToCharArray());

    private static bool IsSequence(string text)
    {
        var step = text[1] - text[0];
        return Math.Abs(step) == 1 && text.Zip(text.Skip(1)).Count(pair => pair.Second - pair.First == step) >= text.Length - 3;
    }
}
