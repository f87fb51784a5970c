using System.Collections.Frozen;
using NodaTime.TimeZones;

namespace FollowUp.Core.Contacts.Places;

/// <summary>Countries by ISO 3166-1 alpha-2 code, with the zones that the tz database lists for them (zone.tab).</summary>
public static class Countries
{
    private static readonly FrozenDictionary<string, string[]> ByCode = TzdbDateTimeZoneSource.Default.ZoneLocations!
        .GroupBy(place => place.CountryCode, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.Select(place => place.ZoneId).ToArray(), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> OfZones = TzdbDateTimeZoneSource.Default.ZoneLocations!
        .ToFrozenDictionary(place => place.ZoneId, place => place.CountryCode, StringComparer.Ordinal);

    /// <summary>The code in capitals; null when there is no such country.</summary>
    public static string? Read(string? text)
        => text?.Trim().ToUpperInvariant() is { Length: 2 } code && (ByCode.ContainsKey(code) || code is "BV" or "HM") ? code : null;

    /// <summary>All zones of a country; empty when nobody lives there.</summary>
    public static IReadOnlyList<string> Zones(string country) => ByCode.GetValueOrDefault(country, []);

    /// <summary>The country a zone is named after; null for zones of none, such as UTC.</summary>
    public static string? OfZone(string zone)
        => OfZones.TryGetValue(zone, out var country) || (TzdbDateTimeZoneSource.Default.CanonicalIdMap.TryGetValue(zone, out var proper) && OfZones.TryGetValue(proper, out country)) ? country : null;
}
