using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Core.Consent.Preferences;

/// <summary>What contacts choose of an organization's messages: by the link in a message, or told to the organization.</summary>
public interface IPreferences
{
    /// <summary>So long a contact pauses by the page.</summary>
    public static readonly Duration Pause = Duration.FromDays(30);

    /// <summary>Null when no message to a contact has that token.</summary>
    Task<PreferencePage?> FindAsync(string token, CancellationToken cancellationToken);

    /// <summary>Takes the whole choice in one transaction: a channel turned off is an opt-out with all that belongs to it.</summary>
    /// <exception cref="NotFoundException">No message to a contact has that token.</exception>
    /// <exception cref="InputException">Something cannot be taken; names the field.</exception>
    Task SaveAsync(string token, PreferenceChoice choice, PersonalEvidence? evidence, CancellationToken cancellationToken);

    /// <exception cref="NotFoundException">No such contact in the organization.</exception>
    Task<PreferenceView> GetAsync(Actor actor, Guid contactId, CancellationToken cancellationToken);

    /// <inheritdoc cref="SaveAsync"/>
    Task<PreferenceView> ChangeAsync(Actor actor, Guid contactId, PreferenceChoice choice, CancellationToken cancellationToken);
}
