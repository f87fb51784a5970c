using FollowUp.Core.Capture;
using FollowUp.Web.Components.Shared;

namespace FollowUp.Web.Features.Capture;

/// <summary>What the product hosts, with its words.</summary>
/// <param name="Key">As addresses name it.</param>
/// <param name="One">"QR code".</param>
/// <param name="Counted">What is counted of it: "scan".</param>
/// <param name="Purpose">One sentence for an empty list.</param>
public sealed record CaptureKind(string Key, string One, string Label, string Counted, IconName Icon, string Purpose)
{
    /// <summary>Head of the column of counts.</summary>
    public string CountedLabel => Counted == "body" ? "Received" : Words.Sentence(Counted + "s");

    /// <summary>Head of the column that says what each is about.</summary>
    public string DetailLabel => Key switch
    {
        "codes" => "Leads to",
        "webhooks" => "Event",
        _ => "Headline",
    };

    public static readonly CaptureKind Codes = new(
        "codes", "QR code", "QR codes", "scan", IconName.QrCode, "Print a code on a package, a till or a card. A scan leads to an address of yours and can start a sequence.");

    public static readonly CaptureKind Pages = new(
        "pages", "landing page", "Landing pages", "visit", IconName.Article, "A page with a few words and one button. Contacts who come by their own link are known, and their visit can start a sequence.");

    public static readonly CaptureKind Forms = new(
        "forms", "form", "Forms", "submission", IconName.Edit, "A form on a page of its own or on your site. Whoever sends it becomes a contact who agreed to your words.");

    public static readonly CaptureKind Webhooks = new(
        "webhooks", "webhook", "Webhooks", "body", IconName.Webhook, "An address that any other program sends its JSON to. You say where it tells whom it is about, and it becomes an event that can start a sequence.");

    /// <summary>All, in the order of the tabs.</summary>
    public static IReadOnlyList<CaptureKind> All { get; } = [Codes, Pages, Forms, Webhooks];

    /// <summary>By its key; codes for any other.</summary>
    public static CaptureKind Of(string? key) => All.FirstOrDefault(kind => kind.Key == key) ?? Codes;

    /// <summary>The page that edits one; null for a new one.</summary>
    public string Href(Guid? id) => $"/capture/{Key}/{id?.ToString() ?? "new"}";

    /// <summary>The list of this kind.</summary>
    public string ListHref => $"/capture?tab={Key}";
}

/// <summary>One line of the list.</summary>
/// <param name="Address">What the code says, or where the page is.</param>
/// <param name="Detail">Where it leads or what it says.</param>
public sealed record CaptureRow(CaptureKind Kind, Guid Id, string Name, string Address, string Detail, int Count, bool Archived)
{
    public static CaptureRow Of(QrCode code, CaptureLinks links) => new(CaptureKind.Codes, code.Id, code.Name, links.QrCode(code.Code), code.Target, code.Scans, code.Archived);

    public static CaptureRow Of(LandingPage page, CaptureLinks links) => new(CaptureKind.Pages, page.Id, page.Name, links.LandingPage(page.Slug), page.Headline, page.Visits, page.Archived);

    public static CaptureRow Of(CaptureForm form, CaptureLinks links) => new(CaptureKind.Forms, form.Id, form.Name, links.Form(form.Key), form.Headline, form.Submissions, form.Archived);

    public static CaptureRow Of(InboundWebhook webhook, CaptureLinks links) => new(CaptureKind.Webhooks, webhook.Id, webhook.Name, links.Webhook(webhook), webhook.EventType, webhook.Received, webhook.Archived);
}
