using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Core.Privacy;

/// <summary>What one night removed of one kind.</summary>
public sealed class RetentionRun : IOrganizationOwned
{
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public RetentionKind Kind { get; init; }

    public Instant At { get; init; }

    /// <summary>What is from then and before was old enough.</summary>
    public Instant Until { get; init; }

    public int Removed { get; init; }

    /// <summary>Milliseconds it took.</summary>
    public int Took { get; init; }
}
