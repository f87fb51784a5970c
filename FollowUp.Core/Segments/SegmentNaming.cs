using FollowUp.Core.Kernel;

namespace FollowUp.Core.Segments;

/// <summary>What a segment may be called and ask for.</summary>
public static class SegmentNaming
{
    /// <summary>Characters of a name.</summary>
    public const int Longest = 120;

    /// <exception cref="InputException">Names the field.</exception>
    public static string Check(string? name)
        => name?.Trim() is { Length: > 0 and <= Longest } trimmed && !trimmed.Any(char.IsControl) ? trimmed : throw new InputException("name", $"must be 1 to {Longest} characters");

    /// <summary>Segments do not ask for segments, so that none asks for itself.</summary>
    /// <exception cref="InputException">Names the field.</exception>
    public static void Check(Rule rule)
    {
        var errors = RuleChecker.Check(rule, "rule", null, new HashSet<Guid>()).Select(one => new InputError(one.Field, one.Message)).ToList();
        if (errors.Count > 0)
        {
            throw new InputException(errors);
        }
    }
}
