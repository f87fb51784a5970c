using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Queries.Analytics;

/// <summary>A stretch of time that is counted.</summary>
/// <param name="Until">Not part of it.</param>
internal sealed record StretchRow(int Place, Instant Since, Instant Until);
