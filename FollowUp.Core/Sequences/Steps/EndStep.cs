using System.Text.Json.Serialization;

namespace FollowUp.Core.Sequences.Steps;

/// <summary>The flow is over.</summary>
/// <param name="Reason">Stop reason stored with the enrollment, such as <c>completed</c>.</param>
public sealed record EndStep(string Id, string Reason = "completed") : Step(Id)
{
    private const int LongestReason = 60;

    [JsonIgnore]
    public override IReadOnlyList<Edge> Edges => [];

    public override StepResult Decide(StepContext context) => new StepResult.Stop(Reason);

    public override IEnumerable<(string Field, string Message)> Check(FlowSurroundings around)
    {
        if (Reason is not { Length: > 0 and <= LongestReason })
        {
            yield return ("reason", $"must be 1 to {LongestReason} characters");
        }
    }
}
