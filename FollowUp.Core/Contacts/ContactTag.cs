using FollowUp.Core.Kernel;

namespace FollowUp.Core.Contacts;

/// <summary>A word that a contact bears. Unique by contact and tag.</summary>
public sealed class ContactTag : IOrganizationOwned
{
    public Guid OrganizationId { get; init; }

    public Guid ContactId { get; init; }

    /// <summary>As it was written first; trimmed.</summary>
    public required string Tag { get; init; }
}
