using Microsoft.AspNetCore.HttpOverrides;

namespace FollowUp.Web.Composition;

/// <summary>Plain HTTP behind a proxy that ends TLS.</summary>
public static class ProxyHeaders
{
    /// <summary>Loopback and private networks (RFC 1918, RFC 4193): where a proxy in front of one host or one cluster stands.</summary>
    private static readonly string[] Trusted = ["127.0.0.0/8", "::1/128", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"];

    /// <summary>Believes X-Forwarded-For, -Proto and -Host of such a proxy and of no other sender.</summary>
    public static void AddProxyHeaders(this IServiceCollection services) =>
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (string network in Trusted)
            {
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
            }
        });
}
