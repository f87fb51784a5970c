using FollowUp.Core.Delivery.Gates.Frequency;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Core.Simulation;

/// <summary>What one simulated contact may get and has got. In a simulation what passes leaves at once.</summary>
/// <param name="Caps">Of the organization.</param>
/// <param name="Sends">Real messages of other sequences and requests, and those of simulations before.</param>
public sealed record AssumedFrequency(IReadOnlyList<FrequencyCap> Caps, IReadOnlyList<(Channel Channel, Instant At)> Sends)
{
    public FrequencyTally Tally()
        => new(new Dictionary<Guid, IReadOnlyList<FrequencyCap>> { [Guid.Empty] = Caps }, Sends.Select(send => new ContactSend(Guid.Empty, send.Channel, send.At)));
}
