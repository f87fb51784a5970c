using System.Globalization;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;
using NodaTime.Text;

namespace FollowUp.Core.Delivery.Gates.Frequency;

/// <summary>
/// What contacts have got lately, beside what their organization lets them get. Made for one batch: messages of the batch
/// that passed count as about to leave. What is only about to leave lets others wait for moments and never skips them,
/// because it may be stopped yet.
/// </summary>
/// <param name="caps">By organization; who is not there has none.</param>
/// <param name="sends">Handed over within the longest period, or claimed by another worker.</param>
public sealed class FrequencyTally(IReadOnlyDictionary<Guid, IReadOnlyList<FrequencyCap>> caps, IEnumerable<ContactSend> sends)
{
    /// <summary>After so long it is known whether what was about to leave has left.</summary>
    public static readonly Duration Soon = Duration.FromSeconds(10);

    private readonly Dictionary<Guid, List<ContactSend>> known = sends.GroupBy(send => send.ContactId).ToDictionary(group => group.Key, group => group.ToList());

    /// <summary>Takes one; null when none of the caps is reached.</summary>
    public OverCap? Take(Guid organizationId, Guid contactId, Channel channel, Instant now)
    {
        if (!caps.TryGetValue(organizationId, out var mine))
        {
            return null;
        }

        var got = known.GetValueOrDefault(contactId, []);
        OverCap? worst = null;
        foreach (var cap in mine)
        {
            if ((cap.Channel is null || cap.Channel == channel) && Over(cap, got, now) is { } over && (worst is null || Worse(over, worst)))
            {
                worst = over;
            }
        }

        if (worst is null)
        {
            Add(new ContactSend(contactId, channel, null));
        }

        return worst;
    }

    /// <summary>What was about to leave has left.</summary>
    public void Sent(Guid contactId, Channel channel, Instant at)
    {
        var waiting = known.GetValueOrDefault(contactId)?.FindIndex(send => send.Channel == channel && send.At is null) ?? -1;
        if (waiting >= 0)
        {
            known[contactId].RemoveAt(waiting);
        }

        Add(new ContactSend(contactId, channel, at));
    }

    /// <summary>What is for good decides before what waits, and the longer wait before the shorter.</summary>
    private static bool Worse(OverCap one, OverCap other) => one.Skips != other.Skips ? one.Skips : one.Until > other.Until;

    private static OverCap? Over(FrequencyCap cap, List<ContactSend> got, Instant now)
    {
        var length = CapWords.Length(cap.Per);
        var counted = got.FindAll(send => cap.Channel is null || send.Channel == cap.Channel);
        var times = counted.Where(send => send.At > now - length && send.At <= now).Select(send => send.At!.Value).OrderDescending().ToList();
        var going = counted.Count(send => send.At is null);
        if (times.Count + going < cap.Most)
        {
            return null;
        }

        var sent = string.Create(CultureInfo.InvariantCulture, $"{times.Count} {CapWords.Window(cap.Per)}");
        if (times.Count < cap.Most)
        {
            return new OverCap(now + Soon, false, $"Other messages to the contact are about to take what is left of {CapWords.Of(cap)}.", string.Create(CultureInfo.InvariantCulture, $"{sent}, {going} about to leave; cap: {CapWords.Of(cap)}"));
        }

        // It opens when as many have left the period as are over.
        var opens = times[cap.Most - 1] + length;
        return new OverCap(opens, cap.Action == CapAction.Skip, $"The contact gets {CapWords.Of(cap)}.", $"{sent}; cap: {CapWords.Of(cap)}; opens {InstantPattern.General.Format(opens)}");
    }

    private void Add(ContactSend send)
    {
        if (!known.TryGetValue(send.ContactId, out var list))
        {
            known[send.ContactId] = list = [];
        }

        list.Add(send);
    }
}
