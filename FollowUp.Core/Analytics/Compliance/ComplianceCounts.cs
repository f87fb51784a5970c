namespace FollowUp.Core.Analytics.Compliance;

/// <summary>One number for each kind.</summary>
public sealed class ComplianceCounts : IEquatable<ComplianceCounts>
{
    public static readonly IReadOnlyList<ComplianceKind> Kinds = Enum.GetValues<ComplianceKind>();

    private readonly int[] numbers = new int[Kinds.Count];

    public ComplianceCounts(IEnumerable<(ComplianceKind Kind, int Number)> counted)
    {
        foreach (var (kind, number) in counted)
        {
            numbers[(int)kind] += number;
        }
    }

    public int this[ComplianceKind kind] => numbers[(int)kind];

    public bool Any => numbers.Any(number => number > 0);

    public static ComplianceCounts Sum(IEnumerable<ComplianceCounts> all) => new(all.SelectMany(one => Kinds.Select(kind => (kind, one[kind]))));

    public bool Equals(ComplianceCounts? other) => other is not null && numbers.AsSpan().SequenceEqual(other.numbers);

    public override bool Equals(object? obj) => Equals(obj as ComplianceCounts);

    public override int GetHashCode() => numbers.Aggregate(0, HashCode.Combine);
}
