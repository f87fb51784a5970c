using System.Threading.RateLimiting;
using FollowUp.Web.Endpoints;
using Microsoft.AspNetCore.RateLimiting;

namespace FollowUp.Web.Composition;

/// <summary>What people reach by the links of a message, without signing in.</summary>
public static class PublicSide
{
    /// <summary>For <see cref="EnableRateLimitingAttribute"/> and endpoints.</summary>
    public const string Limit = "public";

    /// <summary>
    /// Per IP address. A company's people may all come from one address, and mail scanners follow every link of a
    /// campaign at once, so the burst is large; the rate still keeps guessing tokens hopeless.
    /// </summary>
    private static readonly TokenBucketRateLimiterOptions Bucket = new()
    {
        TokenLimit = 3000,
        TokensPerPeriod = 30,
        ReplenishmentPeriod = TimeSpan.FromMilliseconds(100),
        AutoReplenishment = true,
        QueueLimit = 0,
    };

    public static IServiceCollection AddPublicSide(this IServiceCollection services)
        => services.AddRateLimiter(limiter => limiter.AddPolicy(
            Limit, context => RateLimitPartition.GetTokenBucketLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "unknown", _ => Bucket)));

    /// <summary>Maps redirects, opt-outs, pictures and embedded reviews; the pages map themselves.</summary>
    public static WebApplication MapPublicSide(this WebApplication app)
    {
        app.MapTracking();
        app.MapOptOuts();
        app.MapReviewParts();
        app.MapSandbox();
        return app;
    }
}
