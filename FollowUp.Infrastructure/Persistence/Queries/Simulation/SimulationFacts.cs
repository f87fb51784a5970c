using FollowUp.Core.Consent;
using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using FollowUp.Infrastructure.Persistence.Batch.Engine;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Queries.Simulation;

/// <summary>What gates of simulated messages look at.</summary>
internal static class SimulationFacts
{
    private static readonly Channel[] Channels = Enum.GetValues<Channel>();

    public static Dictionary<Channel, string> Addresses(Person person)
        => Channels.Select(channel => (channel, Address: person.Fields.GetValueOrDefault(channel == Channel.Email ? "email" : "phone")))
            .Where(pair => pair.Address is not null).ToDictionary(pair => pair.channel, pair => pair.Address!);

    public static Dictionary<Channel, IReadOnlyList<OpenHours>> Hours(Flow flow, Organization organization, string? contactZone)
        => Channels.ToDictionary(channel => channel, channel => SendHours.Of(flow.Settings, organization.Sending, channel, contactZone, organization.TimeZone));

    /// <returns>Why nothing may be sent, by channel and address.</returns>
    public static async Task<IReadOnlyDictionary<(Channel, string), string>> SuppressionsAsync(FollowUpDbContext context, IEnumerable<string> addresses, CancellationToken cancellationToken)
    {
        var wanted = addresses.Distinct().ToList();
        var rows = await context.Set<Suppression>().AsNoTracking().Where(row => wanted.Contains(row.Address!)).Select(row => new { row.Channel, row.Address, row.Reason }).ToListAsync(cancellationToken);
        return rows.DistinctBy(row => (row.Channel, row.Address)).ToDictionary(row => (row.Channel, row.Address!), row => row.Reason.ToString().ToLowerInvariant());
    }

    /// <summary>What of it concerns one contact, by channel.</summary>
    public static Dictionary<Channel, string> Suppressed(IReadOnlyDictionary<(Channel, string), string> known, IReadOnlyDictionary<Channel, string> addresses)
        => addresses.Where(pair => known.ContainsKey((pair.Key, pair.Value))).ToDictionary(pair => pair.Key, pair => known[(pair.Key, pair.Value)]);
}
