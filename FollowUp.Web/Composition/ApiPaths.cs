namespace FollowUp.Web.Composition;

/// <summary>Which paths answer programs rather than people.</summary>
public static class ApiPaths
{
    /// <summary>Under /api and /webhooks failures are problem+json (RFC 9457); elsewhere they are pages.</summary>
    public static bool IsApi(this HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || context.Request.Path.StartsWithSegments("/webhooks", StringComparison.OrdinalIgnoreCase);
}
