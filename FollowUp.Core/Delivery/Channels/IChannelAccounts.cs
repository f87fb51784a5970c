using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Core.Delivery.Channels;

/// <summary>Provider accounts of an organization; admins only.</summary>
public interface IChannelAccounts
{
    /// <summary>By channel, then by priority.</summary>
    Task<IReadOnlyList<ChannelAccountView>> ListAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>Adds an SMTP account, or changes one. A new account is tried before those there are.</summary>
    /// <returns>The account's id.</returns>
    /// <exception cref="InputException">A value cannot be taken; names the field.</exception>
    /// <exception cref="ConflictException">Somebody else changed it first.</exception>
    Task<Guid> SaveSmtpAsync(Actor actor, SmtpAccountInput input, CancellationToken cancellationToken);

    /// <summary>Takes an account into use or out of it.</summary>
    Task SetEnabledAsync(Actor actor, Guid id, bool enabled, CancellationToken cancellationToken);
}

/// <summary>An account without its secrets.</summary>
/// <param name="HasSecrets">Whether a password or key is stored.</param>
public sealed record ChannelAccountView(
    Guid Id, Channel Channel, string Provider, string Name, IReadOnlyDictionary<string, string> Settings,
    bool HasSecrets, string From, string? FromName, int Priority, bool Enabled, int Version);
