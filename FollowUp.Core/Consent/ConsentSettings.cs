using FollowUp.Core.Kernel;

namespace FollowUp.Core.Consent;

/// <summary>What consent an organization asks for before a message leaves. An organization that never changed it has none stored; see <see cref="ConsentRules.Default"/>.</summary>
public sealed class ConsentSettings : IOrganizationOwned, IVersioned
{
    public Guid OrganizationId { get; init; }

    public required ConsentRules Rules { get; set; }

    public int Version { get; set; }
}
