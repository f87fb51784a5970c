using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Core.Sequences;

/// <summary>What a sequence may be called, and what its flow must be before it runs.</summary>
public static class SequenceRules
{
    /// <summary>Characters of a name.</summary>
    public const int LongestName = 120;

    /// <summary>Characters of a description.</summary>
    public const int LongestDescription = 500;

    /// <summary>A draft to begin with.</summary>
    public static readonly Flow Empty = new([new EndStep(Flow.EndId)], Flow.EndId);

    /// <exception cref="InputException">Names the field.</exception>
    public static string CheckName(string? name)
        => name?.Trim() is { Length: > 0 and <= LongestName } trimmed && !trimmed.Any(char.IsControl)
            ? trimmed
            : throw new InputException("name", $"must be 1 to {LongestName} characters");

    /// <exception cref="InputException">It is too long.</exception>
    public static string? CheckDescription(string? description)
        => description?.Trim() is not { Length: > LongestDescription } ? description?.Trim() : throw new InputException("description", $"must be at most {LongestDescription} characters");

    /// <exception cref="InputException">The flow cannot be published; each error names the step and the field.</exception>
    public static void Require(Flow flow, IReadOnlyList<FlowFinding> findings)
    {
        var errors = findings.Where(finding => finding.Blocks).Select(finding => Error(flow, finding)).ToList();
        if (errors.Count > 0)
        {
            throw new InputException(errors);
        }
    }

    private static InputError Error(Flow flow, FlowFinding finding)
    {
        if (finding.StepId is null)
        {
            return new InputError($"flow.{finding.Field}", finding.Message);
        }

        var index = flow.Steps.TakeWhile(step => step.Id != finding.StepId).Count();
        return new InputError(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"flow.steps[{index}].{finding.Field}"), $"of step '{finding.StepId}' {finding.Message}");
    }
}
