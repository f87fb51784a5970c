using System.Globalization;
using System.Text.RegularExpressions;
using FollowUp.Core.Contacts.Phones;
using PhoneNumbers;

namespace FollowUp.Infrastructure.Phones;

/// <summary>By the tables of Google's libphonenumber, which follow the ITU's notices.</summary>
internal sealed partial class LibPhoneNumbers : IPhoneNumbers
{
    private const int Longest = 40;
    private const int NorthAmerica = 1;
    private const int LongestCountryCode = 3;
    private const string NoRegion = "ZZ";

    private static readonly PhoneNumberUtil Plans = PhoneNumberUtil.GetInstance();

    private readonly PhoneAreas areas = new();

    public PhoneReading Read(string text, string? region = null)
    {
        var typed = text.Trim();
        if (typed.Length > Longest || !Usual().IsMatch(typed))
        {
            return PhoneReading.Refused("must be a telephone number: digits, spaces and + - . ( ) / alone");
        }

        var known = region is not null && IsRegion(region) ? region.ToUpperInvariant() : null;
        var reading = typed.StartsWith("00", StringComparison.Ordinal) && known is null ? null : Parse(typed, known);
        if (reading?.Number is null && typed.StartsWith("00", StringComparison.Ordinal) && Parse("+" + typed[2..], null) is { } international)
        {
            // Most of the world dials 00 before a country code; where it means something else, that was tried first.
            return international.Number is not null || reading is null ? international : reading;
        }

        return reading!;
    }

    public bool IsRegion(string region) => Plans.GetSupportedRegions().Contains(region.ToUpperInvariant());

    public string? CountryCode(string region)
        => IsRegion(region) ? Plans.GetCountryCodeForRegion(region.ToUpperInvariant()).ToString(CultureInfo.InvariantCulture) : null;

    public string? MainRegion(string code)
        => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Plans.GetRegionCodeForCountryCode(number) is { Length: 2 } region && region != NoRegion ? region : null;

    public string? RegionOfPrefix(string prefix)
    {
        if (MainRegion(prefix) is { } whole)
        {
            return whole;
        }

        // Further digits may lead into another country of a shared code.
        var codes = Enumerable.Range(1, Math.Min(LongestCountryCode, prefix.Length)).Select(length => prefix[..length]);
        return codes.FirstOrDefault(code => MainRegion(code) is not null) is { } code && Plans.GetSupportedRegions().Count(region => CountryCode(region) == code) == 1 ? MainRegion(code) : null;
    }

    public PhoneArea Area(string number) => areas.Of(number);

    private static PhoneReading Parse(string text, string? region)
    {
        PhoneNumber number;
        try
        {
            number = Plans.Parse(text, region);
        }
        catch (NumberParseException error)
        {
            return error.ErrorType switch
            {
                ErrorType.INVALID_COUNTRY_CODE when text.StartsWith('+') => PhoneReading.Refused("begins with a country code that does not exist"),
                ErrorType.INVALID_COUNTRY_CODE => PhoneReading.Refused("must begin with + and the country code, such as +46 70 123 45 67") with { NeedsRegion = true },
                ErrorType.TOO_LONG => PhoneReading.Refused("is too long"),
                _ => PhoneReading.Refused("is too short"),
            };
        }

        var plan = $"a number that begins with +{number.CountryCode}";
        return Plans.IsPossibleNumberWithReason(number) switch
        {
            PhoneNumberUtil.ValidationResult.TOO_SHORT or PhoneNumberUtil.ValidationResult.IS_POSSIBLE_LOCAL_ONLY => PhoneReading.Refused($"is too short for {plan}"),
            PhoneNumberUtil.ValidationResult.TOO_LONG => PhoneReading.Refused($"is too long for {plan}"),
            PhoneNumberUtil.ValidationResult.INVALID_LENGTH => PhoneReading.Refused($"has the wrong number of digits for {plan}"),
            _ when Plans.IsValidNumber(number) || IsNorthAmerican(number) => PhoneReading.Of(Plans.Format(number, PhoneNumberFormat.E164)),
            _ => PhoneReading.Refused($"is not in use: no {plan[2..]} goes on like this"),
        };
    }

    /// <summary>Area codes are added there every few months, so the plan's rule counts and not a list of them (NANPA, "NPA-NXX-XXXX").</summary>
    private static bool IsNorthAmerican(PhoneNumber number)
        => number.CountryCode == NorthAmerica && NorthAmericanPlan().IsMatch(Plans.GetNationalSignificantNumber(number));

    [GeneratedRegex(@"^(tel:)?[\d\s+\-.()/\u00a0\u2010-\u2015\u2212\uff0b\uff10-\uff19]+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Usual();

    [GeneratedRegex("^[2-9][0-8][0-9][2-9][0-9]{6}$", RegexOptions.CultureInvariant)]
    private static partial Regex NorthAmericanPlan();
}
