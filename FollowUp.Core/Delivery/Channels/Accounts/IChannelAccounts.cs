using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Core.Delivery.Channels.Accounts;

/// <summary>Provider accounts of an organization; admins only.</summary>
public interface IChannelAccounts
{
    /// <summary>By channel, then in the order in which they are tried.</summary>
    Task<IReadOnlyList<ChannelAccountView>> ListAsync(Actor actor, CancellationToken cancellationToken);

    /// <exception cref="NotFoundException">No such account.</exception>
    Task<ChannelAccountView> GetAsync(Actor actor, Guid id, CancellationToken cancellationToken);

    /// <summary>Adds an account behind the others. A first real one takes the channel's Sandbox out of use.</summary>
    /// <returns>The account's id.</returns>
    /// <exception cref="InputException">A value cannot be taken; names the field.</exception>
    Task<Guid> CreateAsync(Actor actor, ChannelAccountInput input, CancellationToken cancellationToken);

    /// <param name="version">The version the change started from; null takes the current one.</param>
    /// <exception cref="InputException">A value cannot be taken; names the field.</exception>
    /// <exception cref="ConflictException">Somebody else changed it first.</exception>
    Task UpdateAsync(Actor actor, Guid id, int? version, ChannelAccountInput input, CancellationToken cancellationToken);

    /// <exception cref="ConflictException">Messages that it alone can settle are under way.</exception>
    Task DeleteAsync(Actor actor, Guid id, CancellationToken cancellationToken);

    /// <summary>Takes an account into use or out of it.</summary>
    Task SetEnabledAsync(Actor actor, Guid id, bool enabled, CancellationToken cancellationToken);

    /// <summary>Sets the order in which the accounts of a channel are tried.</summary>
    /// <param name="ids">Each account of the channel once.</param>
    /// <exception cref="InputException">Not all of them, or others too.</exception>
    Task ReorderAsync(Actor actor, Channel channel, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>How each account did in the last hour and day, and how it stands on this node.</summary>
    Task<IReadOnlyDictionary<Guid, AccountPulse>> PulsesAsync(Actor actor, CancellationToken cancellationToken);
}

/// <summary>An account without its secrets.</summary>
/// <param name="SecretNames">Names of the secrets that are stored.</param>
/// <param name="Webhooks">Hold tokens: shown to admins alone.</param>
public sealed record ChannelAccountView(
    Guid Id, Channel Channel, string Provider, string Name, IReadOnlyDictionary<string, string> Settings,
    IReadOnlyList<string> SecretNames, string From, string? FromName, int Priority, bool Enabled, int Version, AccountWebhooks Webhooks)
{
    public bool HasSecrets => SecretNames.Count > 0;
}
