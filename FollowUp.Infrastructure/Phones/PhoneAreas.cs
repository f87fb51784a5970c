using System.Collections.Concurrent;
using System.Globalization;
using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Contacts.Places;
using NodaTime;
using PhoneNumbers;

namespace FollowUp.Infrastructure.Phones;

/// <summary>
/// Where numbers belong, by libphonenumber's tables and our own of area codes. A number that says no more than its country
/// may be anywhere in it. Kept by the first digits, because a batch asks for many numbers of few areas.
/// </summary>
internal sealed class PhoneAreas
{
    /// <summary>Digits at the end that never tell an area.</summary>
    private const int SubscriberDigits = 4;

    private const int Fewest = 8;
    private const int MostKept = 50_000;

    private static readonly PhoneNumberUtil Plans = PhoneNumberUtil.GetInstance();
    private static readonly PhoneNumberToTimeZonesMapper Zones = PhoneNumberToTimeZonesMapper.GetInstance();

    private readonly ConcurrentDictionary<string, PhoneArea> known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PhoneArea> distinct = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PhoneArea>.AlternateLookup<ReadOnlySpan<char>> byPrefix;

    public PhoneAreas() => byPrefix = known.GetAlternateLookup<ReadOnlySpan<char>>();

    public PhoneArea Of(string number)
    {
        if (number.Length < Fewest || number[0] != '+' || number.AsSpan(1).ContainsAnyExceptInRange('0', '9'))
        {
            return PhoneArea.Unknown;
        }

        var prefix = number.AsSpan(0, number.Length - SubscriberDigits);
        if (byPrefix.TryGetValue(prefix, out var area))
        {
            return area;
        }

        if (known.Count >= MostKept)
        {
            known.Clear();
        }

        // What is equal is the same object: whoever keeps something by area keeps it once.
        var found = AreaCodes.IsNorthAmerican(number) ? NorthAmerican(number) : Elsewhere(number);
        return known.GetOrAdd(prefix.ToString(), distinct.GetOrAdd($"{found.Country}-{found.State} {string.Join(' ', found.Zones)}", found));
    }

    private static PhoneArea NorthAmerican(string number)
    {
        var (country, state) = AreaCodes.Of(number);
        var parsed = new PhoneNumber.Builder().SetCountryCode(1).SetNationalNumber(ulong.Parse(number.AsSpan(2), CultureInfo.InvariantCulture)).Build();
        return new PhoneArea(country, state, Narrow(country, state, Zones.GetTimeZonesForGeographicalNumber(parsed)));
    }

    private static PhoneArea Elsewhere(string number)
    {
        try
        {
            var parsed = Plans.Parse(number, null);
            var country = Countries.Read(Plans.GetRegionCodeForNumber(parsed)) ?? Countries.Read(Plans.GetRegionCodeForCountryCode(parsed.CountryCode));
            return country is null ? PhoneArea.Unknown : new PhoneArea(country, null, Narrow(country, null, Zones.GetTimeZonesForNumber(parsed)));
        }
        catch (NumberParseException)
        {
            return PhoneArea.Unknown;
        }
    }

    /// <summary>Tables name zones of other countries where a number says no more than a calling code that several share: then it may be anywhere in its country or state.</summary>
    private static IReadOnlyList<string> Narrow(string country, string? state, IEnumerable<string> zones)
    {
        var real = zones.Select(DateTimeZoneProviders.Tzdb.GetZoneOrNull).OfType<DateTimeZone>().Select(zone => zone.Id).ToList();
        return real.Count > 0 && real.TrueForAll(zone => Countries.OfZone(zone) == country) ? real : state is null ? Countries.Zones(country) : States.Zones(country, state);
    }
}
