using System.Text.Json.Serialization;

namespace FollowUp.Core.Sequences.Steps;

/// <summary>Enrolls the contact in another sequence, by that sequence's own rules, and goes on.</summary>
public sealed record EnrollStep(string Id, Guid Sequence, string? Next) : Step(Id)
{
    [JsonIgnore]
    public override IReadOnlyList<Edge> Edges => [new("next", Next)];

    public override StepResult Decide(StepContext context) => new StepResult.Act(new StepEffect.Enroll(Sequence), Next, context.PlannedAt);

    public override IEnumerable<(string Field, string Message)> Check(FlowSurroundings around)
    {
        if (!around.Sequences.Contains(Sequence))
        {
            yield return ("sequence", "is no other sequence of this organization");
        }
    }
}
