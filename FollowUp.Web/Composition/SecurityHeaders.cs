using Microsoft.Extensions.Primitives;

namespace FollowUp.Web.Composition;

/// <summary>Headers that tell the browser what a page of ours may do.</summary>
public static class SecurityHeaders
{
    /// <summary>
    /// No script but our own files, no frame around us. Styles may be inline because Radzen sizes its parts with style
    /// attributes; images may come from a shop over https because mails and reviews show its products.
    /// </summary>
    public const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: https:; font-src 'self'; "
        + "connect-src 'self'; frame-src 'self'; frame-ancestors 'none'; object-src 'none'; base-uri 'self'; form-action 'self'";

    private static readonly KeyValuePair<string, StringValues>[] Headers =
    [
        new("Content-Security-Policy", ContentSecurityPolicy),
        new("X-Content-Type-Options", "nosniff"),
        new("X-Frame-Options", "DENY"),
        new("Referrer-Policy", "same-origin"),
        new("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
        new("Cross-Origin-Opener-Policy", "same-origin"),
    ];

    private static readonly object OwnPolicy = new();

    /// <summary>Gives one answer a policy of its own, for what is no page of ours: mails, pictures, parts for other sites.</summary>
    /// <param name="policy">Says by its frame-ancestors who may frame the answer.</param>
    public static void SetContentSecurityPolicy(this HttpContext context, string policy) => context.Items[OwnPolicy] = policy;

    /// <summary>Sets the headers on every answer, just before it starts, over what the framework may have set.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        context.Response.OnStarting(static state =>
        {
            HttpResponse response = (HttpResponse)state;
            foreach ((string name, StringValues value) in Headers)
            {
                response.Headers[name] = value;
            }

            // X-Frame-Options cannot name sites, so the policy alone decides then.
            if (response.HttpContext.Items[OwnPolicy] is string policy)
            {
                response.Headers.ContentSecurityPolicy = policy;
                response.Headers.Remove("X-Frame-Options");
            }

            return Task.CompletedTask;
        }, context.Response);
        return next(context);
    });
}
