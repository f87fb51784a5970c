using System.Threading.RateLimiting;
using FollowUp.Web.Endpoints;
using Microsoft.AspNetCore.RateLimiting;

namespace FollowUp.Web.Composition;

/// <summary>What people reach by the links of a message, without signing in.</summary>
public static class PublicSide
{
    /// <summary>For <see cref="EnableRateLimitingAttribute"/> and endpoints.</summary>
    public const string Limit = "public";

    /// <summary>For forms that anybody may send.</summary>
    public const string FormLimit = "forms";

    /// <summary>Forms a minute from one IP address: a till that signs people up fits, a program that floods does not.</summary>
    public const int FormsPerMinute = 60;

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
        => services.AddSingleton<ShortLinkMisses>().AddRateLimiter(limiter => limiter
            .AddPolicy(Limit, context => RateLimitPartition.GetTokenBucketLimiter(Sender(context), _ => Bucket))
            .AddPolicy(FormLimit, context => RateLimitPartition.GetFixedWindowLimiter(
                Sender(context), _ => new FixedWindowRateLimiterOptions { PermitLimit = FormsPerMinute, Window = TimeSpan.FromMinutes(1) })));

    /// <summary>Maps redirects, opt-outs, files of messages, pictures, embedded reviews, and what the product hosts for contacts; the pages map themselves.</summary>
    public static WebApplication MapPublicSide(this WebApplication app)
    {
        app.MapTracking();
        app.MapOptOuts();
        app.MapConfirmations();
        app.MapPreferences();
        app.MapReviewParts();
        app.MapMediaContents();
        app.MapSandbox();
        app.MapCaptureVisits();
        app.MapCaptureForms();
        app.MapInboundIntake();
        app.MapProviderWebhooks();
        return app;
    }

    private static string Sender(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
}
