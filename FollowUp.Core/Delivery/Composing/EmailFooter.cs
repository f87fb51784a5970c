using System.Net;
using FollowUp.Core.Organizations;

namespace FollowUp.Core.Delivery.Composing;

/// <summary>What every commercial e-mail must end with: who sent it, from where, and how to stop it (CAN-SPAM, 16 CFR 316).</summary>
internal static class EmailFooter
{
    public static string Append(string text, OrganizationProfile organization, FooterLinks links)
        => $"{text}\n\n-- \n{Sender(organization, ", ")}\nUnsubscribe: {links.Unsubscribe}\nMessage preferences: {links.Preferences}\n";

    public static string Html(OrganizationProfile organization, FooterLinks links)
        => $"""{Sender(organization, "<br>", WebUtility.HtmlEncode)}<br>{Link(links.Unsubscribe, "Unsubscribe")} · {Link(links.Preferences, "Message preferences")}""";

    private static string Link(string url, string text) => $"""<a href="{url}" style="color:#52535b;text-decoration:underline;">{text}</a>""";

    private static string Sender(OrganizationProfile organization, string lineBreak, Func<string, string?>? encode = null)
    {
        var lines = organization.PostalAddress.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var named = lines.Length > 0 && lines[0].StartsWith(organization.Name, StringComparison.OrdinalIgnoreCase);
        return string.Join(lineBreak, (named ? lines : lines.Prepend(organization.Name)).Select(line => encode is null ? line : encode(line)));
    }
}
