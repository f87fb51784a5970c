using FollowUp.Core.Kernel;

namespace FollowUp.Core.Analytics.Compliance;

/// <param name="Channel">Null for what was written before the channel was kept with it.</param>
public sealed record ComplianceChannel(Channel? Channel, ComplianceCounts Counts);
