namespace FollowUp.Core.Kernel;

/// <summary>One page of a list and how many rows the whole list has.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total);
