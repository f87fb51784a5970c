using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using FollowUp.Core.Segments;

namespace FollowUp.Core.Sequences.Steps;

/// <summary>The first branch whose rule holds is taken, else <paramref name="Else"/>.</summary>
public sealed record ConditionStep(string Id, IReadOnlyList<ConditionBranch> Branches, string? Else = null) : Step(Id)
{
    /// <summary>Ways out besides <paramref name="Else"/>.</summary>
    public const int MostBranches = 20;

    [JsonIgnore]
    public override IReadOnlyList<Edge> Edges => [
        .. (Branches ?? []).Select((branch, index) => new Edge(string.Create(CultureInfo.InvariantCulture, $"branches[{index}].next"), branch.Next, branch.Label(index))),
        new("else", Else, "else"),
    ];

    public override StepResult Decide(StepContext context)
    {
        for (var index = 0; index < Branches.Count; index++)
        {
            if (RuleEvaluator.Holds(Branches[index].When, context.Facts))
            {
                return new StepResult.Go(Branches[index].Next, context.PlannedAt, Branches[index].Label(index));
            }
        }

        return new StepResult.Go(Else, context.PlannedAt, "else");
    }

    public override IEnumerable<(string Field, string Message)> Check(FlowSurroundings around)
    {
        if (Branches is null or { Count: 0 or > MostBranches })
        {
            yield return ("branches", $"must be 1 to {MostBranches}");
            yield break;
        }

        for (var index = 0; index < Branches.Count; index++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"branches[{index}].when");
            var findings = Branches[index].When is { } rule ? RuleChecker.Check(rule, path, around.SendSteps, around.Segments) : [(path, "is missing")];
            foreach (var finding in findings)
            {
                yield return finding;
            }
        }
    }
}

/// <summary>One way out of a condition.</summary>
public sealed record ConditionBranch(Rule When, string? Next, string? Name = null)
{
    /// <summary>Fields this version of the product does not know are kept as they came.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; init; }

    /// <summary>Its name, else its number.</summary>
    public string Label(int index) => Name ?? string.Create(CultureInfo.InvariantCulture, $"branch {index + 1}");
}
