using FollowUp.Core.Delivery.Channels;

namespace FollowUp.Infrastructure.Channels.Smtp.Mime;

/// <summary>Lays out the parts: mixed( alternative( text, related( html, inline files ) ), files ). A level that would hold one part only is left out.</summary>
internal static class MimeParts
{
    public static MimePart Of(OutboundMessage message)
    {
        // Without HTML nothing can refer to an inline file: it becomes an ordinary one.
        var inline = message.Attachments.Where(file => message.Html is not null && file.ContentId is not null).ToList();
        var files = message.Attachments.Except(inline).ToList();
        var body = Body(message, inline);
        return files.Count == 0
            ? body
            : new MultiPart("mixed", Boundary(message, "m"), "", [body, .. files.Select(file => new FilePart(file, inline: false))]);
    }

    private static MimePart Body(OutboundMessage message, List<Attachment> inline)
    {
        var text = new TextPart("plain", message.Text);
        if (message.Html is null)
        {
            return text;
        }

        MimePart html = new TextPart("html", message.Html);
        if (inline.Count > 0)
        {
            html = new MultiPart("related", Boundary(message, "r"), "; type=\"text/html\"", [html, .. inline.Select(file => new FilePart(file, inline: true))]);
        }

        // The best version comes last (RFC 2046 §5.1.4).
        return message.Text.Length == 0 ? html : new MultiPart("alternative", Boundary(message, "a"), "", [text, html]);
    }

    private static string Boundary(OutboundMessage message, string level) => $"=_{level}{message.Id:N}";
}
