using System.Text.Json.Serialization;
using FollowUp.Core.Contacts;

namespace FollowUp.Core.Sequences.Steps;

/// <summary>Gives the contact tags and takes others away.</summary>
public sealed record TagStep(string Id, string? Next, IReadOnlyList<string>? Add = null, IReadOnlyList<string>? Remove = null) : Step(Id)
{
    private const int MostTags = 20;

    [JsonIgnore]
    public override IReadOnlyList<Edge> Edges => [new("next", Next)];

    public override StepResult Decide(StepContext context) => new StepResult.Act(new StepEffect.Tags(Add ?? [], Remove ?? []), Next, context.PlannedAt);

    public override IEnumerable<(string Field, string Message)> Check(FlowSurroundings around)
    {
        if ((Add?.Count ?? 0) + (Remove?.Count ?? 0) is 0 or > MostTags)
        {
            yield return ("add", $"must name 1 to {MostTags} tags, together with remove");
        }

        foreach (var (field, tags) in new[] { ("add", Add), ("remove", Remove) })
        {
            if (tags?.Any(tag => !ContactTag.IsTag(tag)) == true)
            {
                yield return (field, $"must have tags of 1 to {ContactTag.Longest} characters");
            }
        }
    }
}
