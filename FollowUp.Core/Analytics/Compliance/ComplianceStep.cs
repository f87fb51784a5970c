using NodaTime;

namespace FollowUp.Core.Analytics.Compliance;

/// <summary>A day, week or month within the range.</summary>
/// <param name="First">Its first day within the range.</param>
public sealed record ComplianceStep(LocalDate First, LocalDate Last, ComplianceCounts Counts);
