using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Organizations;

/// <summary>Webhook secrets of an organization; admins only.</summary>
public interface IWebhookSecrets
{
    /// <summary>Every source, set up or not, in the order of <see cref="WebhookSources.All"/>.</summary>
    Task<IReadOnlyList<WebhookSourceView>> ListAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>Makes a secret, or takes the shop's own; an older one stays good for <see cref="WebhookSecret.Overlap"/>.</summary>
    /// <param name="secret">The secret the shop shows; null makes a new one.</param>
    /// <returns>The secret, to be shown once.</returns>
    /// <exception cref="InputException">The given secret cannot be taken.</exception>
    Task<string> SetAsync(Actor actor, string source, string? secret, CancellationToken cancellationToken);
}

/// <summary>What intake needs to check a signature.</summary>
public interface IWebhookKeys
{
    /// <summary>The secrets a webhook may be signed with now, newest first; none when the organization or source is not set up.</summary>
    Task<IReadOnlyList<string>> FindAsync(Guid organizationId, string source, CancellationToken cancellationToken);

    /// <summary>Notes that a correctly signed webhook came in.</summary>
    Task NoteReceivedAsync(Guid organizationId, string source, CancellationToken cancellationToken);
}

/// <param name="Url">Where the shop sends to.</param>
/// <param name="SetAt">Null when no secret is set.</param>
/// <param name="PreviousValidUntil">Until when the secret before this one is still taken.</param>
public sealed record WebhookSourceView(string Source, string Url, Instant? SetAt, Instant? PreviousValidUntil, Instant? LastReceivedAt);
