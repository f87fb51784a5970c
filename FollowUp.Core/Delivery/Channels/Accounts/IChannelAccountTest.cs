using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Core.Delivery.Channels.Accounts;

/// <summary>Sends one real message through one account, so that its settings are known to work.</summary>
public interface IChannelAccountTest
{
    /// <summary>Hands a short test message over, now and once; admins only.</summary>
    /// <param name="to">E-mail address or number of the person who tests.</param>
    /// <returns>How it ended, in the provider's words where it gave any.</returns>
    /// <exception cref="NotFoundException">No such account.</exception>
    Task<ChannelTestResult> SendAsync(Actor actor, Guid accountId, string to, CancellationToken cancellationToken);
}

/// <param name="Words">Shown as they are, such as <c>550 5.1.1 User unknown</c>.</param>
public sealed record ChannelTestResult(bool Accepted, string Words);
