using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Consent.Preferences;

/// <summary>What a contact chose of an organization's messages. Which channels it wants is what suppressions say.</summary>
public sealed class ContactPreferences : IOrganizationOwned
{
    public Guid ContactId { get; init; }

    public Guid OrganizationId { get; init; }

    /// <summary>Keys of topics it does not want.</summary>
    public IReadOnlyList<string> TopicsOff { get; set; } = [];

    /// <summary>Messages in any seven days; null: any number.</summary>
    public int? MostPerWeek { get; set; }

    /// <summary>Nothing until then.</summary>
    public Instant? PausedUntil { get; set; }

    public Instant UpdatedAt { get; set; }
}
