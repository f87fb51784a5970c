using Microsoft.AspNetCore.Http;

namespace FollowUp.Infrastructure.Identity;

/// <summary>The network address a request comes from; behind a proxy as its headers say, where they are believed.</summary>
internal static class RequestAddress
{
    public static string? Of(HttpContext? http)
        => http?.Connection.RemoteIpAddress is not { } address ? null : (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
}
