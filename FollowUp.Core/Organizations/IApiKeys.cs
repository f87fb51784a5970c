using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Organizations;

/// <summary>API keys of an organization; admins only.</summary>
public interface IApiKeys
{
    /// <summary>Newest first, revoked ones included.</summary>
    Task<IReadOnlyList<ApiKeyView>> ListAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>Makes a key. Its text is in the answer and nowhere else.</summary>
    /// <exception cref="InputException">Name or scopes cannot be taken.</exception>
    Task<NewApiKey> CreateAsync(Actor actor, string name, IReadOnlyList<string> scopes, CancellationToken cancellationToken);

    /// <summary>Ends a key at once and for good.</summary>
    Task RevokeAsync(Actor actor, Guid id, CancellationToken cancellationToken);
}

/// <summary>Tells whose key it is; for the sign-in of programs alone.</summary>
public interface IApiKeyLookup
{
    /// <summary>The key with this text, noting that it was used; null when unknown or revoked.</summary>
    Task<KnownApiKey?> FindAsync(string key, CancellationToken cancellationToken);
}

public sealed record ApiKeyView(
    Guid Id, string Name, string Prefix, IReadOnlyList<string> Scopes, string CreatedBy, Instant CreatedAt, Instant? LastUsedAt, Instant? RevokedAt);

/// <param name="Text">Shown once.</param>
public sealed record NewApiKey(ApiKeyView Key, string Text);

public sealed record KnownApiKey(Guid Id, Guid OrganizationId, string Name, string Scopes);
