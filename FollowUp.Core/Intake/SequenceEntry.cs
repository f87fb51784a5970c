using FollowUp.Core.Sequences;

namespace FollowUp.Core.Intake;

/// <summary>A published sequence with the version that contacts enter.</summary>
public sealed record SequenceEntry(Guid SequenceId, string Name, SequenceStatus Status, Guid VersionId, Flow Flow);
