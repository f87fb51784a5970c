using System.Text.Json;
using FollowUp.Core.Capture;

namespace FollowUp.Web.Endpoints;

/// <summary>A QR code.</summary>
/// <param name="Url">What the picture says.</param>
/// <param name="Scans">By people.</param>
internal sealed record QrCodeAnswer(
    Guid Id, string Name, string Status, string Code, string Url, string Target, JsonElement Properties, Guid? ContactId, int Scans, DateTimeOffset CreatedAt, int Version);

/// <summary>A landing page.</summary>
/// <param name="Visits">By people, known or not.</param>
internal sealed record LandingPageAnswer(
    Guid Id, string Name, string Status, string Slug, string Url, string Headline, string Text, string ButtonLabel, string ButtonTarget, JsonElement Properties, int Visits, DateTimeOffset CreatedAt, int Version);

/// <summary>The address of a landing page that tells who comes.</summary>
internal sealed record PersonalLinkAnswer(Guid ContactId, string Url);

/// <summary>A hosted form.</summary>
/// <param name="Embed">The line that puts the form into a page of another site.</param>
internal sealed record CaptureFormAnswer(
    Guid Id,
    string Name,
    string Status,
    string Key,
    string Url,
    string Embed,
    string Headline,
    CaptureFieldsBody Fields,
    string ConsentWording,
    string ThankYou,
    string? RedirectTarget,
    JsonElement Properties,
    int Submissions,
    DateTimeOffset CreatedAt,
    int Version,
    CaptureConsentBody Consent);

internal static class CaptureAnswers
{
    public static string Status(ICaptureSource source) => ApiText.Of(source.Archived ? CaptureStatus.Archived : CaptureStatus.Active);

    public static QrCodeAnswer Of(QrCode code, CaptureLinks links) => new(
        code.Id, code.Name, Status(code), code.Code, links.QrCode(code.Code), code.Target, JsonElement.Parse(code.Properties), code.ContactId, code.Scans, code.CreatedAt.ToDateTimeOffset(), code.Version);

    public static LandingPageAnswer Of(LandingPage page, CaptureLinks links) => new(
        page.Id, page.Name, Status(page), page.Slug, links.LandingPage(page.Slug), page.Headline, page.Text, page.ButtonLabel, page.ButtonTarget, JsonElement.Parse(page.Properties),
        page.Visits, page.CreatedAt.ToDateTimeOffset(), page.Version);

    public static CaptureFormAnswer Of(CaptureForm form, CaptureLinks links) => new(
        form.Id, form.Name, Status(form), form.Key, links.Form(form.Key), links.EmbedSnippet(form.Key), form.Headline, CaptureFieldsBody.Of(form.Fields), form.ConsentWording, form.ThankYou,
        form.RedirectTarget, JsonElement.Parse(form.Properties), form.Submissions, form.CreatedAt.ToDateTimeOffset(), form.Version, CaptureConsentBody.Of(form.Consent));
}
