using System.Globalization;
using FollowUp.Core.Delivery.Channels;

namespace FollowUp.Infrastructure.Channels.Meta;

/// <summary>An approved template as Meta takes it (https://developers.facebook.com/docs/whatsapp/cloud-api/guides/send-message-templates).</summary>
internal static class MetaTemplate
{
    public static object Of(WhatsAppContent.Template template)
    {
        var components = Components(template).ToList();
        return new { name = template.Name, language = new { code = template.Language }, components = components.Count == 0 ? null : components };
    }

    private static IEnumerable<object> Components(WhatsAppContent.Template template)
    {
        if (template.Header is { } header)
        {
            yield return new { type = "header", parameters = new[] { File(header) } };
        }
        else if (template.HeaderValue is { } value)
        {
            yield return new { type = "header", parameters = new[] { Text(value) } };
        }

        if (template.Variables.Count > 0)
        {
            yield return new
            {
                type = "body",
                parameters = template.Variables.Select(Text),
            };
        }

        foreach (var button in template.ButtonValues)
        {
            yield return new
            {
                type = "button",
                sub_type = button.OpensAddress ? "url" : "quick_reply",
                index = button.Index.ToString(CultureInfo.InvariantCulture),
                parameters = new[] { button.OpensAddress ? (object)new { type = "text", text = button.Value } : new { type = "payload", payload = button.Value } },
            };
        }
    }

    private static object Text(WhatsAppVariable variable) => new { type = "text", parameter_name = variable.IsNamed ? variable.Name : null, text = variable.Value };

    private static Dictionary<string, object> File(MediaLink media)
    {
        var kind = WhatsAppForm.Kind(media);
        return new Dictionary<string, object>
        {
            ["type"] = kind,
            [kind] = new { link = media.Url.AbsoluteUri, filename = kind == "document" ? media.FileName : null },
        };
    }
}
