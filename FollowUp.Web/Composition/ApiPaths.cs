using Microsoft.AspNetCore.Diagnostics;

namespace FollowUp.Web.Composition;

/// <summary>Which paths answer programs rather than people.</summary>
public static class ApiPaths
{
    /// <summary>Under /api and /webhooks failures are problem+json (RFC 9457); elsewhere they are pages.</summary>
    public static bool IsApi(this HttpContext context)
    {
        // While a failure is handled the request bears the path of the error page.
        PathString path = context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? context.Request.Path;
        return path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/webhooks", StringComparison.OrdinalIgnoreCase);
    }
}
