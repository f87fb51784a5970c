using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Requests;

/// <summary>What a contact wrote about an item. One for each request.</summary>
public sealed class Review : IOrganizationOwned, IVersioned
{
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public Guid RequestId { get; init; }

    public Guid ContactId { get; init; }

    public required string Product { get; init; }

    /// <summary>1 to 5 stars.</summary>
    public int Rating { get; init; }

    public string? Headline { get; init; }

    public required string Text { get; init; }

    /// <summary>The name the contact wants to be shown under.</summary>
    public string? ShownName { get; init; }

    /// <summary>The contact allowed the review to be shown in public.</summary>
    public bool MayPublish { get; init; }

    public IReadOnlyList<ReviewPhoto> Photos { get; init; } = [];

    public ReviewStatus Status { get; set; }

    public bool Featured { get; set; }

    public string? Reply { get; set; }

    public Instant? RepliedAt { get; set; }

    public Instant SubmittedAt { get; init; }

    public int Version { get; set; }
}

/// <summary>A picture that came with a review.</summary>
/// <param name="Hash">SHA-256 of its bytes in lower-case hex: its name in file storage.</param>
/// <param name="ContentType">As its bytes say, not as its sender did.</param>
public sealed record ReviewPhoto(string Hash, string ContentType, int Length);

/// <summary>Stored as its number: never renumber.</summary>
public enum ReviewStatus
{
    Pending = 1,
    Approved = 2,
    Hidden = 3,
}
