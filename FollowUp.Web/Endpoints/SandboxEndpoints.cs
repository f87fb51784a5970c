using System.Net;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Tracking;
using FollowUp.Web.Composition;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/sandbox/messages/{id}/html</c>: a mail as its reader sees it, for the frame on the Sandbox page.</summary>
public static class SandboxEndpoints
{
    public static IEndpointRouteBuilder MapSandbox(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sandbox/messages/{id:guid}/html", HtmlAsync).RequireAuthorization().ExcludeFromDescription();
        return app;
    }

    private static async Task<IResult> HtmlAsync(Guid id, HttpContext context, ISandbox sandbox, PublicLinks links, CancellationToken cancellationToken)
    {
        var mail = await sandbox.GetAsync(context.ToActor(), id, cancellationToken);

        // Pictures and styles as in a mail program, the pixel included; no script, and of us only our own page may frame it.
        context.SetContentSecurityPolicy(
            $"default-src 'none'; img-src 'self' data: https: {links.BaseUrl}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox");
        context.Response.Headers.CacheControl = "no-store";
        return Results.Content(Document(mail), "text/html; charset=utf-8");
    }

    /// <summary>Links open in a tab of their own, as they do from a mail program.</summary>
    private static string Document(SandboxMessage mail)
    {
        const string tabs = "<base target=\"_blank\">";
        if (mail.Html is not { } html)
        {
            return $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Mail</title></head><body><pre style=\"white-space:pre-wrap;font:15px/1.5 system-ui,sans-serif\">{WebUtility.HtmlEncode(mail.Text)}</pre></body></html>";
        }

        var head = html.IndexOf("<head>", StringComparison.OrdinalIgnoreCase);
        return head < 0 ? tabs + html : html.Insert(head + "<head>".Length, tabs);
    }
}
