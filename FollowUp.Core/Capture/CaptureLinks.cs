namespace FollowUp.Core.Capture;

/// <summary>Builds the public addresses of QR codes, landing pages and forms. All start at <c>App:BaseUrl</c>.</summary>
public sealed class CaptureLinks(string baseUrl)
{
    private readonly Uri root = new(baseUrl.TrimEnd('/') + "/");

    /// <summary>What a code says.</summary>
    public string QrCode(string code) => $"{root}q/{code}";

    public string LandingPage(string slug) => $"{root}l/{slug}";

    /// <param name="contactToken">Tells the page who comes.</param>
    public string LandingPage(string slug, string contactToken) => $"{root}l/{slug}?c={contactToken}";

    public string Form(string key) => $"{root}f/{key}";

    /// <summary>Where other programs send to.</summary>
    public string Webhook(InboundWebhook webhook) => $"{root}webhooks/in/{webhook.OrganizationId:D}/{webhook.Token}";

    /// <summary>The line that puts a form into a page of another site.</summary>
    public string EmbedSnippet(string key) => $"<script src=\"{Form(key)}/embed.js\" async></script>";

    /// <summary>Where a scan leads: the stored target. A form of ours is told which code led there, unless the code names a contact itself.</summary>
    public string Lead(QrCode code)
    {
        var target = new Uri(code.Target);
        if (code.ContactId is not null || !new Uri(root, "f/").IsBaseOf(target))
        {
            return target.AbsoluteUri;
        }

        var address = new UriBuilder(target);
        address.Query = $"{address.Query.TrimStart('?')}{(address.Query.Length > 1 ? "&" : "")}q={code.Code}";
        return address.Uri.AbsoluteUri;
    }
}
