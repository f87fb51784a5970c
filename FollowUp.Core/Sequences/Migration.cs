namespace FollowUp.Core.Sequences;

/// <summary>How those inside one version go over to another.</summary>
/// <param name="From">Number of the version they are in.</param>
/// <param name="To">Number of the version they go to.</param>
/// <param name="Moves">New step by old one, for steps that go elsewhere than to the step of their own id.</param>
/// <param name="RecomputeWaits">Waits are looked at again at once, by the new version's lengths; otherwise when they were to end.</param>
public sealed record MigrationPlan(int From, int To, IReadOnlyDictionary<string, string> Moves, bool RecomputeWaits);

/// <summary>What a migration does at one step of the old version.</summary>
/// <param name="Inside">Contacts that stand there.</param>
/// <param name="To">Where they go; null: they keep the old version, because the new one has no such step and none was named.</param>
/// <param name="Change">What became of the step.</param>
public sealed record MigrationStep(string Step, int Inside, string? To, FlowChangeKind? Change);
