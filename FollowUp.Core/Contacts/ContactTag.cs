using FollowUp.Core.Kernel;

namespace FollowUp.Core.Contacts;

/// <summary>A word that a contact bears. Unique by contact and tag.</summary>
public sealed class ContactTag : IOrganizationOwned
{
    /// <summary>Characters of a tag.</summary>
    public const int Longest = 60;

    public Guid OrganizationId { get; init; }

    public Guid ContactId { get; init; }

    /// <summary>As it was written first; trimmed.</summary>
    public required string Tag { get; init; }

    /// <summary>Whether contacts may bear it.</summary>
    public static bool IsTag(string? tag) => tag?.Trim() is { Length: > 0 and <= Longest } trimmed && !trimmed.Any(char.IsControl);
}
