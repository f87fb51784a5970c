using FollowUp.Core.Kernel;

namespace FollowUp.Core.Contacts;

/// <summary>Something a business knows of a contact besides its own fields. Unique by contact and name.</summary>
public sealed class ContactAttribute : IOrganizationOwned
{
    public Guid OrganizationId { get; init; }

    public Guid ContactId { get; init; }

    /// <summary>Letters, digits, - and _.</summary>
    public required string Name { get; init; }

    /// <summary>JSON of a text, a number or a truth value.</summary>
    public required string Value { get; set; }
}
