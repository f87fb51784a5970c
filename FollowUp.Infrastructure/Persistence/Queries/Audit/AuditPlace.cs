using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Queries.Audit;

/// <summary>Where an entry stands in the order of the log.</summary>
internal sealed record AuditPlace(Instant At, Guid Id);
