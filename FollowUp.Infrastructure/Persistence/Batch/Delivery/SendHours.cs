using System.Collections.Concurrent;
using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Contacts.Places;
using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Delivery.Gates.Windows;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using NodaTime;
using NodaTime.Text;

namespace FollowUp.Infrastructure.Persistence.Batch.Delivery;

/// <summary>
/// When one message may leave: by the laws of where its contact may be, in the hours its channel is not quiet, and in those
/// of its sequence. What is put together is kept, because thousands of contacts share a few places.
/// </summary>
internal sealed class SendHours(WindowRules rules, IPhoneNumbers phones)
{
    private const int MostKept = 10_000;

    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    private readonly ConcurrentDictionary<Where, WindowCandidates> places = new();
    private readonly ConcurrentDictionary<What, OpenTimes> times = new();

    /// <param name="settings">Of the flow that sends it; null for messages of no flow.</param>
    /// <param name="contact">What is not known of it counts as anywhere that anything else says; where nothing does, the organization's zone counts.</param>
    public OpenTimes Of(FlowSettings? settings, SendingRules sending, Channel channel, Whereabouts contact, string organizationZone)
    {
        var area = contact.Phone is { } number ? phones.Area(number) : PhoneArea.Unknown;
        var candidates = Kept(places, new Where(contact with { Phone = null }, area, organizationZone), static where => WindowCandidates.Of(where.Contact, where.Area, Zone(where.OrganizationZone)));
        return Kept(times, new What(candidates, channel, sending.Quiet.GetValueOrDefault(channel), settings?.Window, settings?.Timezone, organizationZone), Compile);
    }

    private OpenTimes Compile(What what)
    {
        var channel = (WindowChannel)what.Channel;
        var asked = rules.Of(channel, what.Candidates.Places);
        return SendWindows.Compile(channel, what.Candidates, what.Quiet is { } quiet ? asked.Append(OrganizationHours.Of(quiet)) : asked, what.Window is { } window ? [new OpenHours(Own(window), WindowZone(what))] : [], rules.Version);
    }

    private static WindowRule Own(SendWindow window)
        => WindowRule.Own("sequence", "send window of the sequence", Read(window.From), Read(window.To), (window.Days ?? []).Select(day => (IsoDayOfWeek)day));

    private static DateTimeZone WindowZone(What what) => what.WindowZone switch
    {
        null or "contact" => what.Candidates.Likely,
        "organization" => Zone(what.OrganizationZone),
        var named => DateTimeZoneProviders.Tzdb.GetZoneOrNull(named) ?? Zone(what.OrganizationZone),
    };

    private static TValue Kept<TKey, TValue>(ConcurrentDictionary<TKey, TValue> kept, TKey key, Func<TKey, TValue> make)
        where TKey : notnull
    {
        if (kept.TryGetValue(key, out var known))
        {
            return known;
        }

        if (kept.Count >= MostKept)
        {
            kept.Clear();
        }

        return kept.GetOrAdd(key, make);
    }

    private static DateTimeZone Zone(string organizationZone) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(organizationZone) ?? DateTimeZone.Utc;

    private static LocalTime Read(string text) => Time.Parse(text).GetValueOrThrow();

    // Areas, candidates and windows are kept as they are by those that make them: the same one is the same object.
    private readonly record struct Where(Whereabouts Contact, PhoneArea Area, string OrganizationZone);

    private readonly record struct What(WindowCandidates Candidates, Channel Channel, QuietHours? Quiet, SendWindow? Window, string? WindowZone, string OrganizationZone);
}
