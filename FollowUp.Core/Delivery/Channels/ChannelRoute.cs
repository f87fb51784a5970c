using FollowUp.Core.Delivery.Routing;
using FollowUp.Core.Kernel;

namespace FollowUp.Core.Delivery.Channels;

/// <summary>The account a message goes through.</summary>
/// <param name="From">Address or number the contact sees.</param>
/// <param name="Rate">Null for no limit.</param>
public sealed record ChannelRoute(string Provider, string From, string? FromName, ChannelAccountSettings Account, SendRate? Rate = null);

/// <summary>Finds accounts.</summary>
public interface IChannelDirectory
{
    /// <summary>The organization's enabled accounts for the channel, the preferred one first; secrets decrypted.</summary>
    ValueTask<IReadOnlyList<ChannelRoute>> FindAsync(Guid organizationId, Channel channel, CancellationToken cancellationToken);
}
