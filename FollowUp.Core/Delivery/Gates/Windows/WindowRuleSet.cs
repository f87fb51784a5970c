namespace FollowUp.Core.Delivery.Gates.Windows;

/// <summary>The rules of one jurisdiction.</summary>
/// <param name="Version">Month in which it was last looked over, such as <c>2026-11</c>.</param>
/// <param name="Rules">By channel and time of force.</param>
public sealed record WindowRuleSet(string Id, string Name, IReadOnlyList<string> Places, string Version, IReadOnlyList<WindowRule> Rules);
