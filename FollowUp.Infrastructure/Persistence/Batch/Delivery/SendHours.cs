using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using NodaTime;
using NodaTime.Text;

namespace FollowUp.Infrastructure.Persistence.Batch.Delivery;

/// <summary>The hours at which one message may leave: its sequence's, and those its channel is not quiet.</summary>
internal static class SendHours
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    /// <param name="settings">Of the flow that sends it; null for messages of no flow.</param>
    /// <param name="contactZone">Null when it is not known: then the organization's counts.</param>
    public static IReadOnlyList<OpenHours> Of(FlowSettings? settings, SendingRules rules, Channel channel, string? contactZone, string organizationZone)
    {
        var hours = new List<OpenHours>();
        if (settings?.Window is { } window)
        {
            var zone = Zone(settings.Timezone switch
            {
                null or "contact" => contactZone,
                "organization" => null,
                var named => named,
            }, organizationZone);
            hours.Add(new OpenHours(Read(window.From), Read(window.To), (window.Days ?? []).Select(day => (IsoDayOfWeek)day).ToHashSet(), zone, "send window of the sequence"));
        }

        if (rules.Quiet.TryGetValue(channel, out var quiet))
        {
            hours.Add(new OpenHours(Read(quiet.To), Read(quiet.From), new HashSet<IsoDayOfWeek>(), Zone(contactZone, organizationZone), "hours in which text messages may be sent"));
        }

        return hours;
    }

    private static DateTimeZone Zone(string? wanted, string organizationZone)
        => (wanted is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(wanted)) ?? DateTimeZoneProviders.Tzdb.GetZoneOrNull(organizationZone) ?? DateTimeZone.Utc;

    private static LocalTime Read(string text) => Time.Parse(text).GetValueOrThrow();
}
