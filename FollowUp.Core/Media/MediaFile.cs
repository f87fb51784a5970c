using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Media;

/// <summary>A file that messages take along. The same bytes under the same name are one file.</summary>
public sealed class MediaFile : IOrganizationOwned
{
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    /// <summary>SHA-256 of its bytes in lower-case hex: its name in file storage.</summary>
    public required string Hash { get; init; }

    /// <summary>As contacts see it.</summary>
    public required string Name { get; init; }

    /// <summary>As its bytes say, not as its sender did.</summary>
    public required string ContentType { get; init; }

    /// <summary>In bytes.</summary>
    public int Size { get; init; }

    /// <summary>Unguessable end of its public address, from which providers fetch it.</summary>
    public required string Token { get; init; }

    public Instant CreatedAt { get; init; }

    /// <summary>When somebody last uploaded it or took it out of a template: what nothing refers to is kept for a while from then on.</summary>
    public Instant TouchedAt { get; set; }
}
