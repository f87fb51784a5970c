using System.Text.Json.Serialization;
using FollowUp.Core.Kernel;

namespace FollowUp.Core.Sequences.Steps;

/// <summary>Plans one message and goes on at once; whether and when it leaves is delivery's affair.</summary>
public sealed record SendStep(string Id, Channel Channel, Guid Template, string Next) : Step(Id)
{
    [JsonIgnore]
    public override IReadOnlyList<string> Edges => [Next];

    public override StepResult Decide(StepContext context) => new StepResult.Plan(this, Next, context.PlannedAt);
}
