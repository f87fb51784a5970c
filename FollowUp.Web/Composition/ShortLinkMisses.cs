using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace FollowUp.Web.Composition;

/// <summary>
/// Short links have 47.6 bits and no more, so guessing them is made slow: who asks for some that do not exist has to wait.
/// With ten million of them in use, one address needs a year and a half of guesses to hit one.
/// </summary>
public sealed class ShortLinkMisses : IDisposable
{
    /// <summary>From one address; people mistype a link or two.</summary>
    public const int PerMinute = 30;

    private const int HostBytesOfIPv6 = 8;

    private readonly PartitionedRateLimiter<IPAddress> limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address => RateLimitPartition.GetFixedWindowLimiter(
        address, _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }));

    /// <summary>Whether an address has used up its misses.</summary>
    public bool TooMany(IPAddress? sender) => limiter.GetStatistics(Net(sender))?.CurrentAvailablePermits == 0;

    /// <summary>Counts one.</summary>
    public void Add(IPAddress? sender) => limiter.AttemptAcquire(Net(sender)).Dispose();

    /// <inheritdoc/>
    public void Dispose() => limiter.Dispose();

    /// <summary>Whoever has one address of IPv6 has 64 bits of them.</summary>
    private static IPAddress Net(IPAddress? sender)
    {
        if (sender is null || sender.IsIPv4MappedToIPv6 || sender.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return sender?.MapToIPv4() ?? IPAddress.None;
        }

        var bytes = sender.GetAddressBytes();
        Array.Clear(bytes, bytes.Length - HostBytesOfIPv6, HostBytesOfIPv6);
        return new IPAddress(bytes);
    }
}
