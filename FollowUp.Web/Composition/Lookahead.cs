using Microsoft.Extensions.Primitives;

namespace FollowUp.Web.Composition;

/// <summary>Tells a person from a program that only looks ahead.</summary>
public static class Lookahead
{
    private static readonly string[] Headers = ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"];

    /// <summary>HEAD, and what browsers load before anybody asked for it (Fetch standard, Sec-Purpose; older browsers say Purpose or X-Moz).</summary>
    public static bool IsLookahead(this HttpRequest request)
        => HttpMethods.IsHead(request.Method) || Headers.Any(name => Says(request.Headers[name], "prefetch") || Says(request.Headers[name], "preview"));

    private static bool Says(StringValues values, string purpose)
        => values.Any(value => value?.Contains(purpose, StringComparison.OrdinalIgnoreCase) == true);
}
