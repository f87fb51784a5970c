using FollowUp.Core.Consent;
using FollowUp.Core.Contacts.Places;
using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using FollowUp.Infrastructure.Persistence.Batch;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using FollowUp.Infrastructure.Persistence.Batch.Engine;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Queries.Simulation;

/// <summary>What gates of simulated messages look at.</summary>
internal static class SimulationFacts
{
    private static readonly Channel[] Channels = Enum.GetValues<Channel>();

    public static Dictionary<Channel, string> Addresses(Person person)
        => Channels.Select(channel => (channel, Address: person.Fields.GetValueOrDefault(channel == Channel.Email ? "email" : "phone")))
            .Where(pair => pair.Address is not null).ToDictionary(pair => pair.channel, pair => pair.Address!);

    public static Dictionary<Channel, OpenTimes> Hours(SendHours hours, Flow flow, Organization organization, Whereabouts contact)
        => Channels.ToDictionary(channel => channel, channel => hours.Of(flow.Settings, organization.Sending, channel, contact, organization.TimeZone));

    /// <returns>By channel and address; those that nothing stands against are left out.</returns>
    public static async Task<IReadOnlyDictionary<(Channel, string), AddressStanding>> StandingsAsync(
        BatchSession session, AddressStandings standings, Guid organizationId, IEnumerable<(Channel Channel, string Address)> ways, Instant now, CancellationToken cancellationToken)
    {
        // Keys by place: addresses have none of their own.
        var wanted = ways.Distinct().Select((way, index) => new SoughtAddress(new Guid(index, 0, 0, new byte[8]), organizationId, way.Channel, way.Address)).ToList();
        var found = await standings.LoadAsync(session, wanted, now, cancellationToken);
        return wanted.Where(one => found.ContainsKey(one.Key)).ToDictionary(one => (one.Channel, one.Address), one => found[one.Key]);
    }

    /// <summary>Why nothing may be sent to one contact, by channel, in the words of the gate.</summary>
    public static Dictionary<Channel, string> Suppressed(IReadOnlyDictionary<(Channel, string), AddressStanding> known, IReadOnlyDictionary<Channel, string> addresses)
        => Of(known, addresses).Where(pair => pair.Standing.Words is not null).ToDictionary(pair => pair.Channel, pair => pair.Standing.Words!);

    /// <summary>When one contact wrote what may be an opt-out, by channel.</summary>
    public static Dictionary<Channel, Instant> PossibleOptOuts(IReadOnlyDictionary<(Channel, string), AddressStanding> known, IReadOnlyDictionary<Channel, string> addresses)
        => Of(known, addresses).Where(pair => pair.Standing.PossibleAt is not null).ToDictionary(pair => pair.Channel, pair => pair.Standing.PossibleAt!.Value);

    private static IEnumerable<(Channel Channel, AddressStanding Standing)> Of(IReadOnlyDictionary<(Channel, string), AddressStanding> known, IReadOnlyDictionary<Channel, string> addresses)
        => addresses.Where(pair => known.ContainsKey((pair.Key, pair.Value))).Select(pair => (pair.Key, known[(pair.Key, pair.Value)]));
}
