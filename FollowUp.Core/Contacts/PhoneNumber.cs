namespace FollowUp.Core.Contacts;

/// <summary>Tells what may be a whole number, in a search say. What is stored is read by <see cref="Phones.IPhoneNumbers"/>.</summary>
public static class PhoneNumber
{
    /// <summary>
    /// The number as <c>+</c> and 8 to 15 digits with all punctuation removed, or null when it is none.
    /// A number without its country code cannot be told from another country's and is refused.
    /// </summary>
    public static string? Normalise(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 40)
        {
            return null;
        }

        var trimmed = text.Trim();
        if (trimmed.Any(c => !char.IsAsciiDigit(c) && !"+-.() /\u00a0".Contains(c)))
        {
            return null;
        }

        var digits = string.Concat(trimmed.Where(char.IsAsciiDigit));
        if (trimmed.StartsWith("00", StringComparison.Ordinal))
        {
            digits = digits[2..];
        }
        else if (trimmed[0] != '+')
        {
            return null;
        }

        return digits.Length is >= 8 and <= 15 && digits[0] != '0' ? "+" + digits : null;
    }
}
