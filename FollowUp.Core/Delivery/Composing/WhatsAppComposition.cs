using System.Globalization;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Templates;
using FollowUp.Core.Templates.WhatsApp;

namespace FollowUp.Core.Delivery.Composing;

/// <summary>Makes the WhatsApp form of filled-in words: an approved template with its values, or a session message.</summary>
internal static class WhatsAppComposition
{
    /// <param name="accountId">The account it leaves through: accounts may list a template under ids of their own.</param>
    /// <param name="withFile">A file goes along, which leaves less room for words.</param>
    /// <returns>What the contact reads, and what is handed over beside it.</returns>
    /// <exception cref="TemplateException">It cannot be made of this contact's values.</exception>
    public static (string Text, WhatsAppContent? Content) Of(RenderedTemplate rendered, ApprovedStanding? approved, Guid accountId, LinkList links, bool withFile)
        => rendered.WhatsApp?.Approved is { } use ? Approved(use, approved, accountId, links) : Session(rendered, links, withFile);

    private static (string, WhatsAppContent) Approved(ApprovedUse use, ApprovedStanding? approved, Guid accountId, LinkList links)
    {
        if (approved is null || !approved.Ways.TryGetValue(accountId, out var way))
        {
            throw new TemplateException("The account does not have the approved template of this message.");
        }

        var (row, content) = way;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in content.Keys)
        {
            var value = OneLine(use.Values.GetValueOrDefault(key) ?? "");
            values[key] = value.Length == 0
                ? throw new TemplateException($"The value for {WhatsAppPlaces.Label(content, key)} is empty for this contact, and WhatsApp takes no empty value. Give it a default, such as {{{{default first_name \"there\"}}}}.")
                : key.StartsWith("body.", StringComparison.Ordinal) ? TextLinks.Rewrite(value, links) : value;
        }

        var template = new WhatsAppContent.Template(row.Name, row.Language, [.. Variables(values, "body.")])
        {
            Sid = row.ProviderId,
            Header = content.TakesFile ? File(content.Header!.Kind, values[ApprovedContent.FileKey]) : null,
            HeaderValue = Variables(values, "header.").FirstOrDefault(),
            ButtonValues = content.OneList ? [] : [.. Buttons(content, values)],
        };
        return (WhatsAppPlaces.Whole(content, values), template);
    }

    private static (string, WhatsAppContent?) Session(RenderedTemplate rendered, LinkList links, bool withFile)
    {
        var text = TextLinks.Rewrite(rendered.Text.Trim(), links);
        WhatsAppContent? content = rendered.WhatsApp switch
        {
            { List: { } list } => new WhatsAppContent.Menu(list.Label, [new WhatsAppSection(null, [.. list.Rows.Select(row => new WhatsAppRow(row.Title, row.Title, string.IsNullOrWhiteSpace(row.Description) ? null : row.Description))])]),
            { Replies: { Count: > 0 } replies } => new WhatsAppContent.Buttons([.. replies.Select(title => new WhatsAppReply(title, title))]),
            _ => null,
        };
        var most = content is null && !withFile ? WhatsAppLimits.Text : WhatsAppLimits.InteractiveText;
        return text.Length > most
            ? throw new TemplateException(string.Create(CultureInfo.InvariantCulture, $"The WhatsApp message has {text.Length} characters; at most {most} can be sent."))
            : (text, content);
    }

    /// <summary>What is sent back by a button to answer by is what stands on it; links with a place get their end.</summary>
    private static IEnumerable<WhatsAppTemplateButton> Buttons(ApprovedContent content, Dictionary<string, string> values)
    {
        for (var index = 0; index < content.Buttons.Count; index++)
        {
            if (content.Buttons[index].Kind == ApprovedButton.Reply)
            {
                yield return new WhatsAppTemplateButton(index, OpensAddress: false, content.Buttons[index].Text);
            }
            else if (values.TryGetValue(string.Create(CultureInfo.InvariantCulture, $"button.{index}"), out var end))
            {
                yield return new WhatsAppTemplateButton(index, OpensAddress: true, end);
            }
        }
    }

    private static IEnumerable<WhatsAppVariable> Variables(Dictionary<string, string> values, string part)
        => values.Where(pair => pair.Key.StartsWith(part, StringComparison.Ordinal)).Select(pair => new WhatsAppVariable(pair.Key[part.Length..], pair.Value));

    /// <summary>The kind decides how it is shown; providers look at the file itself.</summary>
    private static MediaLink File(string kind, string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttps)
        {
            throw new TemplateException($"The address of the {kind} must begin with https://.");
        }

        return kind switch
        {
            "image" => new MediaLink(url, "image/jpeg"),
            "video" => new MediaLink(url, "video/mp4"),
            _ => new MediaLink(url, "application/pdf", Uri.UnescapeDataString(url.Segments[^1]) is { Length: > 1 } name ? name : "document.pdf"),
        };
    }

    /// <summary>Values may hold no line breaks and no long runs of blanks (error 132018 of the Cloud API).</summary>
    private static string OneLine(string value) => string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
