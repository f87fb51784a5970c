using FollowUp.Core.Kernel;

namespace FollowUp.Core.Organizations;

/// <summary>An organization's own facts.</summary>
public interface IOrganizations
{
    Task<OrganizationView> GetAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>Changes what is not null; admins only.</summary>
    /// <exception cref="InputException">A value cannot be taken; names the field.</exception>
    /// <exception cref="ConflictException">Somebody else changed it first.</exception>
    Task<OrganizationView> ChangeAsync(Actor actor, OrganizationChange change, CancellationToken cancellationToken);

    /// <summary>The organizations a user belongs to, by name.</summary>
    Task<IReadOnlyList<OrganizationChoice>> ListOfUserAsync(Guid userId, CancellationToken cancellationToken);
}

/// <param name="ReplyTo">Where replies to e-mails go; the sending address when null.</param>
public sealed record OrganizationView(
    Guid Id, string Name, string TimeZone, string PostalAddress, string BrandColor, string? ReplyTo, bool IsDemo, int Version)
{
    /// <summary>When and how much it sends.</summary>
    public SendingRules Sending { get; init; } = SendingRules.Default;

    /// <summary>Words that people answer with, and what they are answered.</summary>
    public ReplyRules Replies { get; init; } = ReplyRules.Default;

    /// <summary>What contacts may choose of its messages.</summary>
    public PreferenceRules Preferences { get; init; } = PreferenceRules.Default;
}

/// <summary>New values; null leaves a value as it is, and an empty reply address removes it.</summary>
/// <param name="Version">The version the change started from; null takes the current one.</param>
public sealed record OrganizationChange(
    string? Name = null, string? TimeZone = null, string? PostalAddress = null, string? BrandColor = null, string? ReplyTo = null, int? Version = null)
{
    /// <summary>Channels that are named take these rules; null takes a channel's rule away.</summary>
    public IReadOnlyDictionary<Channel, QuietHours?>? QuietHours { get; init; }

    /// <inheritdoc cref="QuietHours"/>
    public IReadOnlyDictionary<Channel, SendingLimit?>? Limits { get; init; }

    /// <summary>All frequency caps there shall be; an empty list takes them away.</summary>
    public IReadOnlyList<FrequencyCap>? FrequencyCaps { get; init; }

    /// <summary>Whether web addresses in text messages are written short.</summary>
    public bool? ShortLinks { get; init; }

    /// <summary>All of them; null leaves them.</summary>
    public ReplyRules? Replies { get; init; }

    /// <inheritdoc cref="Replies"/>
    public PreferenceRules? Preferences { get; init; }
}

public sealed record OrganizationChoice(Guid Id, string Name, Role Role);
