using FollowUp.Core.Delivery.Gates.Frequency;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Delivery.Gates;

/// <summary>One rule that a message must pass. Pure: it looks at what was loaded for the batch and nothing else.</summary>
public interface IGate
{
    /// <summary>As stored with verdicts.</summary>
    string Name { get; }

    /// <summary>Whether it has anything to say of messages on this channel.</summary>
    bool Asks(Channel channel) => true;

    Verdict Check(GateContext context);
}

/// <summary>What gates look at.</summary>
/// <param name="Address">Where the message would go; null when the contact has none for the channel.</param>
/// <param name="Suppressed">Why that address may not be used, if so.</param>
public sealed record GateContext(QueuedMessage Message, string? Address, string? Suppressed, Instant Now)
{
    /// <summary>What may still be sent; null: there are no limits.</summary>
    public SendBudget? Budget { get; init; }

    /// <summary>What contacts have got lately; null: nobody caps it.</summary>
    public FrequencyTally? Frequency { get; init; }
}
