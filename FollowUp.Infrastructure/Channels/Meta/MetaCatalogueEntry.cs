using System.Text.Json;
using FollowUp.Core.Delivery.Channels.Catalogue;
using FollowUp.Core.Templates.WhatsApp;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels.Meta;

/// <summary>One template as Meta lists it (developers.facebook.com/docs/whatsapp/business-management-api/message-templates/components).</summary>
internal static class MetaCatalogueEntry
{
    /// <exception cref="FormatException">A field is missing that every template has.</exception>
    public static ListedTemplate Read(JsonElement entry)
    {
        var category = entry.At("category").Text() ?? "";
        var components = entry.At("components").Items().ToLookup(component => component.At("type").Text()?.ToUpperInvariant() ?? "");
        var head = components["HEADER"].FirstOrDefault();
        var (header, noHeader) = CatalogueContent.Header(head.At("format").Text(), head.At("text").Text());
        var (buttons, noButtons) = CatalogueContent.Buttons(components["BUTTONS"].SelectMany(part => part.At("buttons").Items()), "text", "phone_number");
        var strange = components.Select(group => group.Key).FirstOrDefault(type => type is not ("HEADER" or "BODY" or "FOOTER" or "BUTTONS"));
        var reason = entry.At("rejected_reason").Text();
        return new ListedTemplate(
            CatalogueReading.Needed(entry, "id"), CatalogueReading.Needed(entry, "name"), CatalogueReading.Needed(entry, "language"), category,
            CatalogueReading.Status(CatalogueReading.Needed(entry, "status")), reason is "NONE" ? null : reason,
            entry.At("quality_score").At("score").Text() is { } score and not "UNKNOWN" ? score : null,
            new ApprovedContent(components["BODY"].FirstOrDefault().At("text").Text() ?? "")
            {
                Header = header,
                Footer = components["FOOTER"].FirstOrDefault().At("text").Text(),
                Buttons = buttons,
                Unfit = category == "AUTHENTICATION" ? "it is for one-time codes"
                    : strange is not null ? $"it has a part of the kind {strange.ToLowerInvariant().Replace('_', ' ')}"
                    : noHeader ?? noButtons,
            });
    }
}
