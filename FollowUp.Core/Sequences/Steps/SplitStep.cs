using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FollowUp.Core.Sequences.Steps;

/// <summary>Divides contacts by weight. Which way one goes is a hash of enrollment and step, so that a retry never changes it.</summary>
public sealed record SplitStep(string Id, IReadOnlyList<SplitBranch> Branches) : Step(Id)
{
    /// <summary>Ways out.</summary>
    public const int MostBranches = 10;

    /// <summary>What the weights add up to.</summary>
    public const int WholeWeight = 100;

    [JsonIgnore]
    public override IReadOnlyList<Edge> Edges => [.. (Branches ?? []).Select((branch, index) => new Edge(
        string.Create(CultureInfo.InvariantCulture, $"branches[{index}].next"), branch.Next,
        string.Create(CultureInfo.InvariantCulture, $"{branch.Label(index)} {branch.Weight}%")))];

    public override StepResult Decide(StepContext context)
    {
        var at = Hash(context.EnrollmentId, Id) % (ulong)Branches.Sum(branch => (long)branch.Weight);
        var passed = 0UL;
        for (var index = 0; index < Branches.Count; index++)
        {
            passed += (ulong)Branches[index].Weight;
            if (at < passed)
            {
                return new StepResult.Go(Branches[index].Next, context.PlannedAt, Branches[index].Label(index));
            }
        }

        throw new InvalidOperationException($"The weights of step '{Id}' add up to nothing.");
    }

    public override IEnumerable<(string Field, string Message)> Check(FlowSurroundings around)
    {
        if (Branches is null or { Count: < 2 or > MostBranches })
        {
            yield return ("branches", $"must be 2 to {MostBranches}");
            yield break;
        }

        for (var index = 0; index < Branches.Count; index++)
        {
            if (Branches[index].Weight is < 0 or > WholeWeight)
            {
                yield return (string.Create(CultureInfo.InvariantCulture, $"branches[{index}].weight"), $"must be between 0 and {WholeWeight}");
            }
        }

        if (Branches.Sum(branch => (long)branch.Weight) != WholeWeight)
        {
            yield return ("branches", $"must have weights that add up to {WholeWeight}");
        }
    }

    private static ulong Hash(Guid enrollmentId, string stepId)
        => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{enrollmentId:N}/{stepId}")));
}

/// <summary>One way out of a split.</summary>
/// <param name="Weight">Share in percent.</param>
public sealed record SplitBranch(int Weight, string? Next, string? Name = null)
{
    /// <summary>Fields this version of the product does not know are kept as they came.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; init; }

    /// <summary>Its name, else a letter.</summary>
    public string Label(int index) => Name ?? ((char)('A' + index)).ToString();
}
