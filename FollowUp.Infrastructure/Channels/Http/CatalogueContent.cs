using System.Text.Json;
using FollowUp.Core.Templates.WhatsApp;

namespace FollowUp.Infrastructure.Channels.Http;

/// <summary>Parts of a template that providers write alike.</summary>
internal static class CatalogueContent
{
    /// <summary>A header by its format; the second is why it cannot be sent from here.</summary>
    public static (ApprovedHeader? Header, string? Unfit) Header(string? format, string? text) => format?.ToUpperInvariant() switch
    {
        null => (null, null),
        "TEXT" => (new ApprovedHeader(ApprovedHeader.Words, text ?? ""), null),
        "IMAGE" => (new ApprovedHeader("image"), null),
        "VIDEO" => (new ApprovedHeader("video"), null),
        "DOCUMENT" => (new ApprovedHeader("document"), null),
        var other => (null, $"it has a {other.ToLowerInvariant()} above the message"),
    };

    /// <summary>A button by its type; the second is why it cannot be sent from here.</summary>
    public static (ApprovedButton? Button, string? Unfit) Button(string? type, string? text, string? url, string? phone) => type?.ToUpperInvariant() switch
    {
        "QUICK_REPLY" => (new ApprovedButton(ApprovedButton.Reply, text ?? ""), null),
        "URL" => (new ApprovedButton(ApprovedButton.Link, text ?? "", url), null),
        "PHONE_NUMBER" => (new ApprovedButton(ApprovedButton.Call, text ?? "", phone), null),
        var other => (null, $"it has a button of the kind {other?.ToLowerInvariant().Replace('_', ' ') ?? "unknown"}"),
    };

    /// <summary>Buttons in order, with the first reason not to send them.</summary>
    public static (IReadOnlyList<ApprovedButton> Buttons, string? Unfit) Buttons(IEnumerable<JsonElement> items, string textName, string phoneName, string usual = "")
    {
        var read = items.Select(item => Button(item.At("type").Text() ?? usual, item.At(textName).Text(), item.At("url").Text(), item.At(phoneName).Text())).ToList();
        return ([.. read.Select(one => one.Button).OfType<ApprovedButton>()], read.Find(one => one.Unfit is not null).Unfit);
    }
}
