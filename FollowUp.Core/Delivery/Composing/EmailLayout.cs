using System.Net;
using FollowUp.Core.Organizations;

namespace FollowUp.Core.Delivery.Composing;

/// <summary>
/// The frame round an e-mail's body. Tables and inline styles, because Outlook lays out with Word's engine and several
/// programs drop style sheets (caniemail.com); one column that shrinks, so that phones need no media query.
/// </summary>
internal static class EmailLayout
{
    private const string Font = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

    /// <summary>A body that is a whole document keeps its own frame and gets footer and pixel alone.</summary>
    /// <param name="links">Null for messages that need no way out.</param>
    /// <param name="pixelUrl">Null for messages that are not tracked.</param>
    public static string Wrap(string body, OrganizationProfile organization, string? subject, string preheader, FooterLinks? links, string? pixelUrl)
    {
        var footer = links is null ? WebUtility.HtmlEncode(organization.Name) : EmailFooter.Html(organization, links);
        var pixel = pixelUrl is null ? "" : $"""<img src="{pixelUrl}" width="1" height="1" alt="" style="display:block;border:0;width:1px;height:1px;">""";
        return IsDocument(body)
            ? IntoDocument(body, footer, pixel)
            : Frame(body, organization, subject, preheader, footer, pixel);
    }

    private static bool IsDocument(string body)
        => body.AsSpan(0, Math.Min(body.Length, 2000)).Contains("<html", StringComparison.OrdinalIgnoreCase);

    private static string IntoDocument(string body, string footer, string pixel)
    {
        var end = body.LastIndexOf("</body", StringComparison.OrdinalIgnoreCase);
        var tail = $"""<div style="padding:24px 12px;text-align:center;font:12px/1.6 {Font};color:#52535b;">{footer}</div>{pixel}""";
        return end < 0 ? body + tail : string.Concat(body.AsSpan(0, end), tail, body.AsSpan(end));
    }

    private static string Frame(string body, OrganizationProfile organization, string? subject, string preheader, string footer, string pixel)
    {
        var brand = BrandColor.Readable(organization.BrandColor);
        return $$"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light"><title>{{WebUtility.HtmlEncode(subject)}}</title>
            <style>p{margin:0 0 16px}a{color:{{brand}}}img{border:0;max-width:100%}@media (max-width:620px){.fu-sheet{padding:24px 20px!important} }</style></head>
            <body style="margin:0;padding:0;background-color:#f4f4f1;-webkit-text-size-adjust:100%;">
            <div style="display:none;max-height:0;overflow:hidden;mso-hide:all;">{{WebUtility.HtmlEncode(preheader)}}</div>
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#f4f4f1;"><tr><td align="center" style="padding:32px 12px;">
            <!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;">
            <tr><td align="center" style="padding:0 12px 20px;font:600 15px/1.4 {{Font}};color:{{brand}};">{{WebUtility.HtmlEncode(organization.Name)}}</td></tr>
            <tr><td class="fu-sheet" style="padding:36px;background-color:#ffffff;border:1px solid #e3e3de;border-radius:12px;font:16px/1.6 {{Font}};color:#1a1b1f;text-align:left;">
            {{body}}
            </td></tr>
            <tr><td align="center" style="padding:24px 12px;font:12px/1.6 {{Font}};color:#52535b;">{{footer}}</td></tr>
            </table>
            <!--[if mso]></td></tr></table><![endif]-->
            </td></tr></table>
            {{pixel}}
            </body></html>
            """;
    }
}
