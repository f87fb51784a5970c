using FollowUp.Core.Analytics.Compliance;
using FollowUp.Core.Kernel;

namespace FollowUp.Infrastructure.Persistence.Queries.Analytics;

/// <summary>How often something happened in one stretch and channel.</summary>
internal sealed record ComplianceCount(ComplianceKind Of, Channel? Channel, int Place, int Number);
