using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels.Infobip;

/// <summary>An approved template as Infobip takes it; its variables go by their place.</summary>
internal static class InfobipTemplate
{
    public static object Of(WhatsAppContent.Template template)
    {
        if (template.Variables.Any(variable => variable.IsNamed) || template.HeaderValue?.IsNamed == true)
        {
            throw new UnfitMessageException("content", $"Infobip fills the template {template.Name} by place, and a variable of it has a name.");
        }

        return new
        {
            templateName = template.Name,
            templateData = new
            {
                body = new { placeholders = template.Variables.Select(variable => variable.Value) },
                header = template.Header is { } header ? Header(header) : template.HeaderValue is { } words ? new { type = "TEXT", placeholder = words.Value } : null,
                buttons = template.ButtonValues.Count == 0
                    ? null
                    : template.ButtonValues.OrderBy(button => button.Index).Select(button => new { type = button.OpensAddress ? "URL" : "QUICK_REPLY", parameter = button.Value }),
            },
            language = template.Language,
        };
    }

    private static object Header(MediaLink media) => WhatsAppForm.Kind(media) switch
    {
        "image" => new { type = "IMAGE", mediaUrl = media.Url.AbsoluteUri },
        "video" => new { type = "VIDEO", mediaUrl = media.Url.AbsoluteUri },
        _ => new { type = "DOCUMENT", mediaUrl = media.Url.AbsoluteUri, filename = media.FileName },
    };
}
