using NodaTime;

namespace FollowUp.Core.Audit;

/// <summary>Which entries are wanted; null leaves a question out.</summary>
/// <param name="Search">How the subject's name begins, its id, or an action.</param>
/// <param name="Kind">What it was done to, such as <c>template</c>.</param>
/// <param name="From">From this time on.</param>
/// <param name="To">Before this time.</param>
public sealed record AuditFilter(string? Search = null, Guid? ActorId = null, string? Kind = null, Instant? From = null, Instant? To = null);
