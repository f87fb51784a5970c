using NodaTime;

namespace FollowUp.Core.Intake;

/// <summary>What planning needs to know of the contact.</summary>
/// <param name="LastAskedAt">When a request about another order was last made for the contact; null: never.</param>
public sealed record ContactFacts(Guid ContactId, Instant? LastAskedAt);
