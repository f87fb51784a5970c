using FollowUp.Core.Intake;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Core.Simulation;

/// <summary>
/// Works through events that happened as if a sequence had run then: who would have entered by <see cref="EntryPlanner"/>,
/// and what <see cref="Simulator"/> says of each. Takes the events oldest first. Pure: nothing is written and nothing is sent.
/// </summary>
/// <param name="sequence">Its flow as it is to run.</param>
/// <param name="rivals">Other sequences that listen to the same event, where services decide between them.</param>
public sealed class DryRun(SequenceEntry sequence, IReadOnlyList<SequenceEntry> rivals, AssumedEngagement engagement, IIdSource ids)
{
    private readonly List<SequenceEntry> entries = [sequence, .. rivals];
    private readonly Dictionary<Guid, List<DryRunEntry>> entered = [];
    private readonly Dictionary<string, int> refused = new(StringComparer.Ordinal);
    private int events;

    /// <summary>One more event, and what came of it.</summary>
    public void Add(ReadEvent read, DryRunContact contact)
    {
        events++;
        var now = Instant.Max(read.Event.OccurredAt, read.Event.ReceivedAt);
        var facts = contact.Facts with { Now = now, Happened = [.. contact.Facts.Happened.Where(one => one.At <= now)] };
        var known = entered.TryGetValue(contact.Id, out var mine) ? mine : entered[contact.Id] = [];
        var history = new EntryHistory([.. contact.History, .. known.Select(one => one.Seen(now))]);
        var plan = EntryPlanner.Plan(read, entries, facts, new Dictionary<Guid, EntryHistory> { [sequence.SequenceId] = history });
        var planned = plan.Entries.Where(entry => entry.SequenceId == sequence.SequenceId).ToList();
        var reasons = plan.Refusals.Where(refusal => refusal.CampaignId == sequence.SequenceId).Select(refusal => refusal.Reason).ToList();
        foreach (var reason in planned.Count + reasons.Count == 0 ? ["Another sequence is for this kind of service."] : reasons)
        {
            Count(reason);
        }

        foreach (var entry in planned)
        {
            known.FindAll(one => entry.Replaces.Contains(one.Id)).ForEach(one => one.Replace(now));
            var occurrence = read.Occurrences.First(one => one.Subject == entry.Subject);
            known.Add(Walk(entry, contact, facts with { Event = occurrence.Properties }, now, known));
        }
    }

    /// <summary>One more event that enrolls nobody whatever the sequence says.</summary>
    public void Ignore(string reason)
    {
        events++;
        Count(reason);
    }

    /// <param name="limits">By channel; what is over them leaves later.</param>
    /// <param name="prices">Those of today.</param>
    /// <param name="zone">The organization's, in which hours and days begin.</param>
    public DryRunResult Finish(Instant from, Instant to, bool cut, IReadOnlyDictionary<Channel, SendingLimit> limits, DateTimeZone zone, DryRunPrices prices)
    {
        var all = entered.Values.SelectMany(list => list).ToList();
        var moments = all.SelectMany(entry => entry.Moments).ToList();
        var (sent, late) = LimitedSends.Apply(moments.Where(moment => moment.Kind == SimulatedKind.Sent), limits, zone);
        return new DryRunResult(
            from, to, zone.Id, events, cut, all.Count, entered.Count(pair => pair.Value.Count > 0),
            Reasons(refused), Reasons(all.CountBy(entry => entry.StopReason)),
            [.. sent.CountBy(moment => (Hour: Hour(moment.At, zone), Channel: moment.Channel!.Value)).OrderBy(pair => pair.Key).Select(pair => new DryRunHour(pair.Key.Hour, pair.Key.Channel, pair.Value))],
            [.. sent.GroupBy(moment => moment.Channel!.Value).OrderBy(group => group.Key).Select(group => prices.Of(group.Key, [.. group]))],
            Messages(moments.Concat(late), SimulatedKind.Held), Messages(moments.Concat(late), SimulatedKind.Skipped));
    }

    private DryRunEntry Walk(PlannedEntry entry, DryRunContact contact, Segments.RuleFacts facts, Instant now, List<DryRunEntry> before)
    {
        var id = ids.NewId();
        var later = contact.Facts.Happened.Where(one => one.At > now).Select(one => new AssumedEvent(one.Type, one.At - now, one.Properties)).ToList();
        var result = Simulator.Run(
            sequence.Flow,
            new SimulationInput(id, now, facts, contact.Addresses, contact.Suppressed, contact.Hours, engagement, later)
            {
                PlannedAt = entry.PlannedAt,
                Sessions = contact.Sessions,
                Consents = contact.Consents,
                Preferences = contact.Preferences,
                Restricted = contact.Restricted,
                PossibleOptOuts = contact.PossibleOptOuts,
                Frequency = contact.Frequency is { } frequency ? frequency with { Sends = [.. frequency.Sends, .. before.SelectMany(one => one.Sends)] } : null,
            });
        return new DryRunEntry(id, entry, now, result);
    }

    private void Count(string reason) => refused[reason] = refused.GetValueOrDefault(reason) + 1;

    private static IReadOnlyList<DryRunReason> Reasons(IEnumerable<KeyValuePair<string, int>> counts)
        => [.. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new DryRunReason(pair.Key, pair.Value))];

    private static IReadOnlyList<DryRunMessages> Messages(IEnumerable<SimulatedMoment> moments, SimulatedKind kind)
        => [.. moments.Where(moment => moment.Kind == kind).CountBy(moment => (moment.Step, moment.Channel, moment.Reason))
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Step, StringComparer.Ordinal)
            .Select(pair => new DryRunMessages(pair.Key.Step ?? "", pair.Key.Channel!.Value, pair.Key.Reason ?? "", pair.Value))];

    private static Instant Hour(Instant at, DateTimeZone zone)
    {
        var past = at.InZone(zone).TimeOfDay;
        return at - Duration.FromNanoseconds(past.NanosecondOfDay % NodaConstants.NanosecondsPerHour);
    }
}
