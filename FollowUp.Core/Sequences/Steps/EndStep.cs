using System.Text.Json.Serialization;

namespace FollowUp.Core.Sequences.Steps;

/// <summary>The flow is over.</summary>
/// <param name="Reason">Stop reason stored with the enrollment, such as <c>completed</c>.</param>
public sealed record EndStep(string Id, string Reason = "completed") : Step(Id)
{
    [JsonIgnore]
    public override IReadOnlyList<string> Edges => [];

    public override StepResult Decide(StepContext context) => new StepResult.Stop(Reason);
}
