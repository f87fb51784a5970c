using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Kernel;

namespace FollowUp.Core.Delivery.Costs;

/// <summary>Where a price counts: the first digits of a number.</summary>
public static class PricePrefix
{
    /// <param name="text">Digits with or without + before them, or a country such as <c>SE</c>.</param>
    /// <param name="refuse">Called with the field and what is wrong.</param>
    /// <returns>Digits alone; empty for everywhere; null when it was refused.</returns>
    public static string? Read(string? text, Channel channel, IPhoneNumbers phones, Action<string, string> refuse)
    {
        var typed = text?.Trim() ?? "";
        if (typed.Length == 0 || typed == "*")
        {
            return "";
        }

        if (channel == Channel.Email)
        {
            refuse("prefix", "must be empty: an e-mail costs the same everywhere");
            return null;
        }

        if (typed.Length == 2 && typed.All(char.IsAsciiLetter))
        {
            return Country(typed.ToUpperInvariant(), phones, refuse);
        }

        var digits = new string([.. typed.Where(letter => letter is not ('+' or ' ' or '-'))]);
        if (digits.Length is > 0 and <= PriceRules.LongestPrefix && digits.All(char.IsAsciiDigit) && digits[0] != '0')
        {
            return digits;
        }

        refuse("prefix", "must be the first digits of a number with its country code, such as +46, or a country such as SE");
        return null;
    }

    private static string? Country(string region, IPhoneNumbers phones, Action<string, string> refuse)
    {
        if (phones.CountryCode(region) is not { } code)
        {
            refuse("prefix", $"“{region}” is no country with telephone numbers");
            return null;
        }

        if (phones.MainRegion(code) != region)
        {
            refuse("prefix", $"shares +{code} with other countries; give its own first digits");
            return null;
        }

        return code;
    }
}
