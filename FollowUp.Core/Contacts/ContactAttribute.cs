using FollowUp.Core.Kernel;

namespace FollowUp.Core.Contacts;

/// <summary>Something a business knows of a contact besides its own fields. Unique by contact and name.</summary>
public sealed class ContactAttribute : IOrganizationOwned
{
    /// <summary>Characters of a name.</summary>
    public const int LongestName = 60;

    /// <summary>Characters of a value's JSON.</summary>
    public const int LongestValue = 1000;

    public Guid OrganizationId { get; init; }

    public Guid ContactId { get; init; }

    /// <summary>Letters, digits, - and _.</summary>
    public required string Name { get; init; }

    /// <summary>JSON of a text, a number or a truth value.</summary>
    public required string Value { get; set; }

    /// <summary>Whether an attribute may be called so.</summary>
    public static bool IsName(string? name)
        => name is { Length: > 0 and <= LongestName } && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
