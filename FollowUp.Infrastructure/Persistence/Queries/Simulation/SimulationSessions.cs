using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Reports;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Core.Simulation;
using FollowUp.Infrastructure.Persistence.Stores.Sequences;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Queries.Simulation;

/// <summary>What simulated messages are asked about WhatsApp sessions.</summary>
internal static class SimulationSessions
{
    /// <returns>Steps that send words of our own by WhatsApp; null when none sends by WhatsApp at all.</returns>
    public static async Task<IReadOnlySet<string>?> StepsAsync(FollowUpDbContext context, Flow flow, CancellationToken cancellationToken)
    {
        var sends = flow.Steps.OfType<SendStep>().Where(step => step is { Channel: Channel.WhatsApp, Template: not null }).ToList();
        if (sends.Count == 0)
        {
            return null;
        }

        var (session, _) = await WhatsAppTemplates.LoadAsync(context, cancellationToken);
        return sends.Where(step => session.Contains(step.Template!.Value)).Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
    }

    /// <returns>When each number wrote to an account that is in use.</returns>
    public static async Task<ILookup<string, Instant>> InboundAsync(
        FollowUpDbContext context, IEnumerable<IReadOnlyDictionary<Channel, string>> addresses, CancellationToken cancellationToken)
    {
        var numbers = addresses.Select(known => known.GetValueOrDefault(Channel.WhatsApp)).OfType<string>().Distinct().ToList();
        var rows = await context.Set<ReceivedMessage>().AsNoTracking()
            .Where(row => row.Channel == Channel.WhatsApp && numbers.Contains(row.From) && context.Set<ChannelAccount>().Any(account => account.Id == row.AccountId && account.Enabled))
            .Select(row => new { row.From, row.At }).ToListAsync(cancellationToken);
        return rows.ToLookup(row => row.From, row => row.At);
    }

    public static AssumedSessions Of(IReadOnlySet<string> steps, ILookup<string, Instant> inbound, IReadOnlyDictionary<Channel, string> addresses)
        => new(steps, addresses.TryGetValue(Channel.WhatsApp, out var number) ? [.. inbound[number]] : []);
}
