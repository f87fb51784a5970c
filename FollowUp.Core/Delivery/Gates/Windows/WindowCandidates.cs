using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Contacts.Places;
using NodaTime;

namespace FollowUp.Core.Delivery.Gates.Windows;

/// <summary>
/// Where a contact may be: each zone and each place that anything says of it. Nobody knows which is true, so the rules of all
/// places hold in all zones at once.
/// </summary>
/// <param name="Places">Codes of countries and states.</param>
/// <param name="Zones">At least one.</param>
public sealed record WindowCandidates(IReadOnlyList<string> Places, IReadOnlyList<DateTimeZone> Zones)
{
    /// <summary>The zone for hours that only one clock can follow: the contact's own, else the fallback where it may be right, else the first there is.</summary>
    public required DateTimeZone Likely { get; init; }

    /// <param name="area">Of the contact's number.</param>
    /// <param name="fallback">The organization's zone: counts where nothing is known.</param>
    public static WindowCandidates Of(Whereabouts contact, PhoneArea area, DateTimeZone fallback)
    {
        var own = contact.TimeZone is { } told ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(told) : null;
        var places = new List<string>();
        Add(places, own is null ? null : Countries.OfZone(own.Id), null);
        Add(places, contact.Country, contact.State);
        Add(places, area.Country, area.State);
        var zones = (contact.Country is not { } country ? [] : contact.State is { } state ? States.Zones(country, state) : Countries.Zones(country))
            .Concat(area.Zones).Select(DateTimeZoneProviders.Tzdb.GetZoneOrNull).Prepend(own).OfType<DateTimeZone>().DistinctBy(zone => zone.Id).ToList();
        return zones.Count == 0
            ? new WindowCandidates(places, [fallback]) { Likely = fallback }
            : new WindowCandidates(places, zones) { Likely = own ?? zones.Find(zone => zone.Id == fallback.Id) ?? zones[0] };
    }

    private static void Add(List<string> places, string? country, string? state)
    {
        if (country is not null)
        {
            places.AddRange((state is null ? [country] : new[] { country, $"{country}-{state}" }).Where(place => !places.Contains(place)));
        }
    }
}
