using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Kernel;

namespace FollowUp.Infrastructure.Channels.Http;

/// <summary>Guards a provider against messages of channels it does not carry.</summary>
internal static class ChannelOf
{
    /// <exception cref="ArgumentException">The account is set up for a channel its provider does not carry.</exception>
    public static Channel Checked(OutboundMessage message, string provider, params ReadOnlySpan<Channel> carried)
        => carried.Contains(message.Channel) ? message.Channel : throw new ArgumentException($"{provider} does not carry {message.Channel}.");
}
