namespace FollowUp.Core.Delivery.Costs;

/// <summary>One line of a table.</summary>
/// <param name="Line">Where it begins; 1 is the first.</param>
public sealed record CsvRecord(int Line, IReadOnlyList<string> Fields);
