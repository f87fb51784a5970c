using FollowUp.Core.Engine;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Editing;
using FollowUp.Core.Simulation;
using FollowUp.Tests.Web.Pages;
using FollowUp.Web.Features.Sequences;
using FollowUp.Web.Features.Sequences.Builder;
using NodaTime;

namespace FollowUp.Tests.Web.Builder;

public sealed class PublishWordsTests
{
    private static readonly FlowNames Names = new([SequenceSamples.Flow]);

    [Fact]
    public void Publishing_says_who_stands_where_something_changes()
    {
        var draft = FlowDelete.Steps(SequenceSamples.Flow, new HashSet<string> { "wait2" });
        var counts = new Dictionary<string, StepCounts> { ["wait2"] = new("wait2", 12, 0, 0, 0, 0, 0), ["wait1"] = new("wait1", 3, 0, 0, 0, 0, 0) };

        var said = PublishWords.Effects(SequenceSamples.Detail(draft: draft, published: SequenceSamples.Flow), counts, Names);

        Assert.Equal(
        [
            "From now on contacts enter the draft: QR scanned.",
            "15 contacts inside keep the version they entered. After publishing you can move them over, and see first where each would go.",
            "12 contacts stand at “Wait 2 days”, which is gone in the draft.",
        ], said);
    }

    [Fact]
    public void A_first_publishing_has_nobody_to_speak_of()
        => Assert.Equal(["From now on contacts enter the draft: QR scanned."], PublishWords.Effects(SequenceSamples.Detail(SequenceStatus.Draft), null, Names));

    [Fact]
    public void A_simulation_marks_where_the_contact_was_is_and_was_held()
    {
        var at = Instant.FromUtc(2026, 11, 23, 8, 0);
        SimulatedMoment[] told =
        [
            new(at, SimulatedKind.Entered, null, null), new(at, SimulatedKind.Held, "sms1", "Outside the send window") { Until = at + Duration.FromHours(1) },
            new(at + Duration.FromHours(1), SimulatedKind.Sent, "sms1", "sms"), new(at + Duration.FromDays(1), SimulatedKind.Step, "wait1", null), new(at + Duration.FromDays(1), SimulatedKind.Skipped, "mail1", "No address") { Reason = "No address" },
        ];
        var result = new SimulationResult(told, "completed", false);

        Assert.Empty(SimulationMarks.Of(result, told, 0));
        Assert.Equal(("held", "Held until Mon 23 Nov 09:00"), Mark(1, "sms1"));
        Assert.Equal(("now", "Sent Mon 23 Nov 09:00"), Mark(2, "sms1"));
        Assert.Equal(("passed", "Sent Mon 23 Nov 09:00"), Mark(3, "sms1"));
        Assert.Equal(("now", "Tue 24 Nov 08:00"), Mark(3, "wait1"));
        Assert.Equal(("skipped", "Not sent: No address"), Mark(4, "mail1"));

        (string, string) Mark(int until, string step) => SimulationMarks.Of(result, told, until)[step] is var mark ? (mark.Name, mark.Text) : default;
    }
}
