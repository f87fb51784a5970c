using NodaTime;

namespace FollowUp.Core.Delivery.Gates;

/// <summary>What asked for the message must still want it: a review that was written ends its reminders, also between planning and sending.</summary>
public sealed class StillWantedGate : IGate
{
    /// <summary>How long a message of a paused origin rests before it is looked at again; resuming wakes it at once.</summary>
    public static readonly Duration Rest = Duration.FromMinutes(15);

    public string Name => "still wanted";

    public Verdict Check(GateContext context)
    {
        var standing = context.Message.Standing;
        if (standing.Wanted)
        {
            return Verdict.Allow.It;
        }

        var reason = standing.Reason ?? "It is no longer wanted.";
        return standing.OnHold
            ? new Verdict.Defer(context.Now + Rest, reason, reason)
            : new Verdict.Cancel(reason, reason);
    }
}
