using System.Text.Json.Serialization;

namespace FollowUp.Core.Sequences.Steps;

/// <summary>Reserved for giving a card out of a pool. It is kept on round trip; a flow with one cannot be published yet.</summary>
public sealed record GiftCardStep(string Id, string? Next) : Step(Id)
{
    [JsonIgnore]
    public override IReadOnlyList<Edge> Edges => [new("next", Next)];

    public override StepResult Decide(StepContext context) => new StepResult.Go(Next, context.PlannedAt);

    public override IEnumerable<(string Field, string Message)> Check(FlowSurroundings around) => [("kind", "giftCard cannot be used yet")];
}
