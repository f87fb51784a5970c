using FollowUp.Core.Sequences;

namespace FollowUp.Web.Features.Sequences.Builder.Settings;

/// <summary>What makes contacts enter.</summary>
public static class TriggerKind
{
    /// <summary>What a schedule begins with.</summary>
    private static readonly FlowSchedule EveryMorning = new(Cron: new CronForm().Write());

    public static readonly IReadOnlyList<(SequenceStart Start, string Words)> All =
        [(SequenceStart.Event, "Something happens to a contact"), (SequenceStart.Segment, "A contact comes into a segment"), (SequenceStart.Schedule, "At set times, all contacts of a segment"), (SequenceStart.ByHand, "Only by hand or by a program")];

    public static SequenceStart Of(FlowTrigger? trigger) => trigger switch
    {
        null => SequenceStart.ByHand,
        { Schedule: not null } => SequenceStart.Schedule,
        { Event: not null } => SequenceStart.Event,
        _ => SequenceStart.Segment,
    };

    /// <summary>Turns it into another kind; what that has no use for is forgotten.</summary>
    public static FlowTrigger? Turn(FlowTrigger? trigger, SequenceStart start)
    {
        var was = trigger ?? new FlowTrigger();
        return start switch
        {
            SequenceStart.Event => was with { Event = "", Segment = null, Schedule = null, IncludeExisting = null },
            SequenceStart.Segment => was with { Event = null, Schedule = null, Filters = null },
            SequenceStart.Schedule => was with { Event = null, Schedule = EveryMorning, Filters = null, IncludeExisting = null },
            _ => null,
        };
    }
}
