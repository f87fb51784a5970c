using System.Text.Json;
using FollowUp.Core.Capture;
using FollowUp.Core.Kernel;
using FollowUp.Web.Composition;
using FollowUp.Web.Features.Public;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/f/{form}</c>: hosted forms, on their own or in a frame of any site. Nobody is signed in here, so there is nothing that antiforgery would guard.</summary>
public static class CaptureFormEndpoints
{
    private const int LargestForm = 64 * 1024;

    /// <summary>People neither see nor reach this field; programs that fill in everything do.</summary>
    private const string Trap = "website";

    public static IEndpointRouteBuilder MapCaptureForms(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/f/{key:maxlength(40)}").ExcludeFromDescription();
        group.MapGet("", ShowAsync).RequireRateLimiting(PublicSide.Limit);
        group.MapPost("", TakeAsync).RequireRateLimiting(PublicSide.FormLimit).WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        group.MapGet("/embed.js", ScriptAsync).RequireRateLimiting(PublicSide.Limit);
        return app;
    }

    private static async Task<IResult> ShowAsync(
        string key, string? q, bool? embedded, HttpContext context, ICaptureVisits visits, IIdSource ids, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await visits.FindFormAsync(key, cancellationToken) is { } shown
            ? Page(context, shown, new { Shown = shown, Once = ids.NewToken(), QrCode = q, Embedded = embedded == true })
            : PlainPages.UnknownPage;
    }

    private static async Task<IResult> TakeAsync(string key, HttpContext context, ICaptureVisits visits, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (await visits.FindFormAsync(key, cancellationToken) is not { } shown)
        {
            return PlainPages.UnknownPage;
        }

        if (!context.Request.HasFormContentType)
        {
            return PlainPages.Say(StatusCodes.Status400BadRequest, "That could not be taken", "Open the form in a browser and send it there.");
        }

        var sent = await context.Request.ReadFormAsync(cancellationToken);
        var values = sent.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        var (once, code, embedded) = (values.GetValueOrDefault("once"), values.GetValueOrDefault("q"), values.ContainsKey("embedded"));
        try
        {
            if (values.GetValueOrDefault(Trap, "").Length == 0)
            {
                var consent = values.GetValueOrDefault("consent") is "true" or "on" or "1" or "yes";
                await visits.SubmitAsync(key, new FormSubmission(values, consent, once, code) { Visitor = context.ToVisitor() }, cancellationToken);
            }
        }
        catch (InputException refused)
        {
            var errors = refused.Errors.GroupBy(error => error.Field).ToDictionary(group => group.Key, group => group.First().Message);
            return Page(context, shown, new { Shown = shown, Once = once, QrCode = code, Embedded = embedded, Values = values, Errors = errors }, StatusCodes.Status400BadRequest);
        }

        // Other sites rarely let themselves be framed, so from within a frame the way on is a link that leaves it.
        return shown.Form.RedirectTarget is { } target && !embedded
            ? Results.Redirect(target)
            : Page(context, shown, new { Shown = shown, Sent = true, Embedded = embedded });
    }

    /// <summary>A script for other sites: puts the form where the script stands.</summary>
    private static async Task<IResult> ScriptAsync(string key, HttpContext context, ICaptureVisits visits, CaptureLinks links, CancellationToken cancellationToken)
    {
        const string type = "text/javascript; charset=utf-8";
        if (await visits.FindFormAsync(key, cancellationToken) is not { } shown)
        {
            return Results.Text("// There is no such form.", type, statusCode: StatusCodes.Status404NotFound);
        }

        context.Response.Headers.CacheControl = "public, max-age=300";
        var fields = shown.Form.Fields;
        var lines = fields.Own.Count + new[] { fields.Email, fields.Phone, fields.FirstName, fields.LastName }.Count(use => use != FieldUse.Off);
        return Results.Text(
            $$"""
            (() => {
              const here = document.currentScript;
              const frame = document.createElement("iframe");
              frame.src = {{JsonSerializer.Serialize(links.Form(key) + "?embedded=true")}};
              frame.title = {{JsonSerializer.Serialize(shown.Form.Headline)}};
              frame.style.cssText = "display:block;width:100%;border:0;height:{{460 + (96 * lines)}}px";
              here.after(frame);
            })();
            """,
            type);
    }

    private static RazorComponentResult<FormBody> Page(HttpContext context, FormView shown, object parameters, int status = StatusCodes.Status200OK)
    {
        // Browsers hold a form to this policy through its redirects too.
        var onward = shown.Form.RedirectTarget is { } target ? " " + new Uri(target).GetLeftPart(UriPartial.Authority) : "";
        context.SetContentSecurityPolicy(
            $"default-src 'none'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; base-uri 'self'; form-action 'self'{onward}; frame-ancestors *");
        return new RazorComponentResult<FormBody>(parameters) { StatusCode = status };
    }
}
