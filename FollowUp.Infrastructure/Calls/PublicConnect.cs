using System.Net;
using System.Net.Sockets;

namespace FollowUp.Infrastructure.Calls;

/// <summary>Opens connections of outbound calls. Names are resolved here and only public addresses are dialled, so that nobody reaches the inside of our network through us.</summary>
internal sealed class PublicConnect(bool allowPrivate)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        var open = allowPrivate ? addresses : [.. addresses.Where(IsPublic)];
        if (open.Length == 0)
        {
            throw new PrivateAddressException($"{context.DnsEndPoint.Host} is an address inside a private network, which is not called.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Neither loopback, link-local, private, shared nor otherwise reserved (RFC 6890).</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            var first = address.GetAddressBytes()[0];
            return !(IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6SiteLocal || address.IsIPv6Multicast || address.Equals(IPAddress.IPv6Any)
                || (first & 0xfe) == 0xfc || address.IsIPv6Teredo || first == 0);
        }

        var bytes = address.GetAddressBytes();
        return bytes switch
        {
            [0 or 10 or 127, ..] => false,
            [100, >= 64 and <= 127, ..] => false,
            [169, 254, ..] => false,
            [172, >= 16 and <= 31, ..] => false,
            [192, 168, ..] or [192, 0, 0, _] or [192, 0, 2, _] => false,
            [198, 18 or 19, ..] or [198, 51, 100, _] or [203, 0, 113, _] => false,
            [>= 224, ..] => false,
            _ => true,
        };
    }
}

/// <summary>A call that would stay inside a private network.</summary>
internal sealed class PrivateAddressException(string message) : IOException(message);
