using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Privacy.Retention;

/// <summary>One night's work on one kind for one organization.</summary>
/// <param name="Since">What is from then and before was removed by earlier nights already.</param>
/// <param name="Until">What is from then and before goes.</param>
internal sealed record RetentionTurn(Guid OrganizationId, Instant Since, Instant Until, Instant Now);
