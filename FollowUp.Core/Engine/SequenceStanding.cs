using FollowUp.Core.Delivery;
using FollowUp.Core.Sequences;

namespace FollowUp.Core.Engine;

/// <summary>Whether a sequence still wants a message it planned. Who leaves takes the messages along, so this looks at the sequence alone.</summary>
public static class SequenceStanding
{
    public static Standing Of(SequenceStatus status) => status switch
    {
        SequenceStatus.Paused => new Standing(false, OnHold: true, "The sequence is paused."),
        SequenceStatus.Archived => new Standing(false, Reason: "The sequence is archived."),
        _ => Standing.Good,
    };
}
