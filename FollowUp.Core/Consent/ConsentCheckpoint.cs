using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Consent;

/// <summary>
/// Stands for the first lines of a ledger, which were removed because they were old enough. The first line that is left
/// has the position after <see cref="Position"/> and <see cref="Hash"/> as its previous hash.
/// </summary>
public sealed class ConsentCheckpoint : IOrganizationOwned
{
    public Guid OrganizationId { get; init; }

    /// <summary>Of the last line that was removed.</summary>
    public long Position { get; set; }

    /// <summary>Hash of that line.</summary>
    public required string Hash { get; set; }

    /// <summary>As <see cref="Sign"/> makes it: nobody without the key can take lines away and say that it was time.</summary>
    public required string Signature { get; set; }

    public Instant At { get; set; }

    /// <summary>Keyed hash of organization, position and hash.</summary>
    public static string Sign(IKeyedHashes hashes, Guid organizationId, long position, string hash)
        => hashes.Of(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"followup-consent-checkpoint-1\n{organizationId:N}\n{position}\n{hash}"));

    /// <summary>Whether it is as it was written.</summary>
    public bool Holds(IKeyedHashes hashes) => Signature == Sign(hashes, OrganizationId, Position, Hash);
}
