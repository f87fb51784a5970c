using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace FollowUp.Web.Composition;

/// <summary>How often one address may try to sign in or ask for a new password.</summary>
public static class AccountLimits
{
    /// <summary>For <see cref="EnableRateLimitingAttribute"/>: posts only, looking at the form is free.</summary>
    public const string Policy = "account";

    /// <summary>Posts a minute from one IP address.</summary>
    public const int PerMinute = 30;

    public static void AddAccountLimits(this IServiceCollection services)
        => services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = static async (rejected, cancellationToken) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = "60";
                rejected.HttpContext.Response.ContentType = "text/plain; charset=utf-8";
                await rejected.HttpContext.Response.WriteAsync("Too many tries from your network. Wait a minute and try again.", cancellationToken);
            };
            limiter.AddPolicy(Policy, context => HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetFixedWindowLimiter(
                    context.Connection.RemoteIpAddress?.ToString() ?? "unknown",
                    _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter("read"));
        });
}
