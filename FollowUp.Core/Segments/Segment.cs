using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Segments;

/// <summary>Contacts for whom a rule holds.</summary>
public sealed class Segment : IOrganizationOwned, IVersioned
{
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public required string Name { get; set; }

    public required Rule Rule { get; set; }

    public Instant CreatedAt { get; init; }

    public int Version { get; set; }
}
