using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Consent;

/// <summary>An address no organization of this installation may send to on one channel. Imported by whoever runs it; unique by channel and keyed hash, and kept as the hash alone.</summary>
public sealed class InstallationSuppression
{
    public Guid Id { get; init; }

    public Channel Channel { get; init; }

    public required string AddressHash { get; init; }

    /// <summary>Such as the name of the file it came from.</summary>
    public required string Source { get; init; }

    public Instant CreatedAt { get; init; }
}
