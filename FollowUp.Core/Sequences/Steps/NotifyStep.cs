using System.Text.Json.Serialization;

namespace FollowUp.Core.Sequences.Steps;

/// <summary>Mails a member of the organization, or all its owners and admins when nobody is named.</summary>
/// <param name="Text">Plain words.</param>
public sealed record NotifyStep(string Id, string Text, string? Next, Guid? Member = null) : Step(Id)
{
    private const int LongestText = 2000;

    [JsonIgnore]
    public override IReadOnlyList<Edge> Edges => [new("next", Next)];

    public override StepResult Decide(StepContext context) => new StepResult.Act(new StepEffect.Notify(this), Next, context.PlannedAt);

    public override IEnumerable<(string Field, string Message)> Check(FlowSurroundings around)
    {
        if (Text is null || Text.Trim().Length == 0 || Text.Length > LongestText)
        {
            yield return ("text", $"must be 1 to {LongestText} characters");
        }

        if (Member is { } member && !around.Members.Contains(member))
        {
            yield return ("member", "is no member of this organization");
        }
    }
}
