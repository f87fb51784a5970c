using NodaTime;

namespace FollowUp.Infrastructure.Secrets;

/// <summary>One key of Data Protection, as the XML it writes.</summary>
internal sealed class StoredKey
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Xml { get; init; }

    public Instant CreatedAt { get; init; }
}
