using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Tracking;
using FollowUp.Core.Kernel;
using FollowUp.Core.Media;
using FollowUp.Core.Organizations;
using FollowUp.Core.Templates;

namespace FollowUp.Core.Delivery.Composing;

/// <summary>Makes the words, links and headers of one message. Pure besides the renderer; safe from many threads.</summary>
public sealed class MessageComposer(ITemplateRenderer renderer, PublicLinks publicLinks)
{
    private static readonly IReadOnlyDictionary<string, string> NoHeaders = new Dictionary<string, string>();

    // RFC 3834 §5: tells out-of-office programs not to answer.
    private static readonly IReadOnlyDictionary<string, string> SystemHeaders =
        new Dictionary<string, string> { ["Auto-Submitted"] = "auto-generated" };

    /// <param name="address">E-mail address or E.164 number it goes to.</param>
    /// <param name="template">Null for messages of <see cref="OriginKind.System"/> and <see cref="OriginKind.Answer"/> and tests of an account, whose data are the words themselves. Links and pixel of a test of a template are not followed.</param>
    /// <exception cref="TemplateException">The template is gone, does not render, or the words are too long; trying again would fail the same way.</exception>
    public ComposedMessage Compose(QueuedMessage message, string address, OrganizationProfile organization, TemplateSource? template, ChannelRoute route)
    {
        if (message.Origin is OriginKind.System or OriginKind.Answer || (IsTest(message) && template is null))
        {
            return Plain(message, address, organization, route);
        }

        if (template is null)
        {
            throw new TemplateException("The template of this message does not exist any more.");
        }

        var unsubscribe = publicLinks.Unsubscribe(message.Token);
        var rendered = renderer.Render(template, MessageModel.Of(message, address, organization, unsubscribe));
        var shortens = message.Channel != Channel.Email && organization.ShortLinks && !IsTest(message);
        var links = IsTest(message) ? new LinkList((_, target) => target, unsubscribe) : new LinkList((place, target) => shortens ? publicLinks.Shortened(ShortCode.Of(message.Token, target)) : publicLinks.Click(message.Token, place), unsubscribe);
        var composed = message.Channel switch
        {
            Channel.Email => Email(message, address, organization, route, rendered, links),
            Channel.Sms => Sms(message, address, organization, route, rendered, links),
            _ => WhatsApp(message, address, organization, route, rendered, links, template.Attachments.Count > 0),
        } with { ShortLinks = shortens };
        return template.Attachments.Count == 0 ? composed : WithFiles(composed, template.Attachments);
    }

    private static ComposedMessage WhatsApp(
        QueuedMessage message, string address, OrganizationProfile organization, ChannelRoute route, RenderedTemplate rendered, LinkList links, bool withFile)
    {
        var (text, content) = WhatsAppComposition.Of(rendered, message.WhatsApp?.Template, route.Account.AccountId, links, withFile);
        return new ComposedMessage(Outbound(message, address, organization, route, null, null, text, NoHeaders) with { WhatsApp = content }, links.Targets);
    }

    /// <summary>Of messages that are no e-mails providers fetch the files themselves.</summary>
    private ComposedMessage WithFiles(ComposedMessage composed, IReadOnlyList<AttachedFile> files) => composed with
    {
        Files = files,
        Outbound = composed.Outbound.Channel == Channel.Email
            ? composed.Outbound
            : composed.Outbound with { Media = [.. files.Select(file => new MediaLink(new Uri(publicLinks.Media(file.Token)), file.ContentType, file.Name))] },
    };

    private static ComposedMessage Sms(QueuedMessage message, string address, OrganizationProfile organization, ChannelRoute route, RenderedTemplate rendered, LinkList links)
    {
        var text = TextLinks.Rewrite(rendered.Text.Trim(), links);
        if (text.Length > TemplateLimits.Sms)
        {
            throw new TemplateException($"The text message has {text.Length} characters; at most {TemplateLimits.Sms} can be sent.");
        }

        return new ComposedMessage(Outbound(message, address, organization, route, null, null, text, NoHeaders), links.Targets);
    }

    private static bool IsTest(QueuedMessage message) => message.Origin == OriginKind.Test;

    private static ComposedMessage Plain(QueuedMessage message, string address, OrganizationProfile organization, ChannelRoute route)
    {
        var words = Json.Read<PlainWords>(message.Data);
        if (message.Channel != Channel.Email)
        {
            return new ComposedMessage(Outbound(message, address, organization, route, null, null, words.Text ?? "", NoHeaders), []);
        }

        var html = words.Html is { Length: > 0 } body ? EmailLayout.Wrap(HtmlLinks.Rewrite(body, null), organization, words.Subject, "", null, null) : null;
        return new ComposedMessage(Outbound(message, address, organization, route, words.Subject, html, words.Text ?? "", SystemHeaders), []);
    }

    private static OutboundMessage Outbound(
        QueuedMessage message,
        string address,
        OrganizationProfile organization,
        ChannelRoute route,
        string? subject,
        string? html,
        string text,
        IReadOnlyDictionary<string, string> headers)
    {
        var name = $"{message.Contact?.FirstName} {message.Contact?.LastName}".Trim();
        return new OutboundMessage(
            message.Id,
            message.OrganizationId,
            message.Channel,
            address,
            name.Length > 0 ? name : null,
            route.From,
            string.IsNullOrWhiteSpace(route.FromName) ? organization.Name : route.FromName,
            string.IsNullOrWhiteSpace(organization.ReplyTo) ? null : organization.ReplyTo,
            subject,
            html,
            text,
            headers,
            []);
    }

    private ComposedMessage Email(QueuedMessage message, string address, OrganizationProfile organization, ChannelRoute route, RenderedTemplate rendered, LinkList links)
    {
        var unsubscribe = publicLinks.Unsubscribe(message.Token);
        var foot = new FooterLinks(unsubscribe, publicLinks.Preferences(message.Token));
        var body = HtmlLinks.Rewrite(rendered.Html ?? "", links);
        var html = EmailLayout.Wrap(body, organization, rendered.Subject, Preheader.Of(rendered.Text), foot, IsTest(message) ? null : publicLinks.OpenPixel(message.Token));
        var text = EmailFooter.Append(TextLinks.Rewrite(rendered.Text.Trim(), links), organization, foot);

        // One click: RFC 8058 §3.1, which asks for both headers.
        var headers = new Dictionary<string, string>
        {
            ["List-Unsubscribe"] = $"<{unsubscribe}>",
            ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click",
        };
        return new ComposedMessage(Outbound(message, address, organization, route, rendered.Subject, html, text, headers), links.Targets);
    }

    private sealed record PlainWords(string? Subject, string? Text, string? Html);
}
