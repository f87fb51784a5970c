using System.Text.Json;
using FollowUp.Core.Delivery.Channels.Catalogue;
using FollowUp.Core.Templates.WhatsApp;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels.Twilio;

/// <summary>One content template as Twilio lists it (https://www.twilio.com/docs/content/content-types-overview). Its variables are one list for all parts.</summary>
internal static class TwilioCatalogueEntry
{
    /// <exception cref="FormatException">A field is missing that every content template has.</exception>
    public static ListedTemplate Read(JsonElement entry)
    {
        var approval = entry.At("approval_requests");
        return new ListedTemplate(
            CatalogueReading.Needed(entry, "sid"), approval.At("name").Text() ?? CatalogueReading.Needed(entry, "friendly_name"), CatalogueReading.Needed(entry, "language"),
            approval.At("category").Text() ?? "", CatalogueReading.Status(CatalogueReading.Needed(approval, "status")), approval.At("rejection_reason").Text(), null,
            Content(entry.At("types"), approval.At("content_type").Text()) with { OneList = true });
    }

    /// <param name="approved">Which of the types WhatsApp looked at; null for the only one.</param>
    private static ApprovedContent Content(JsonElement types, string? approved)
    {
        var type = approved ?? (types.ValueKind == JsonValueKind.Object ? types.EnumerateObject().Select(one => one.Name).FirstOrDefault() : null) ?? "";
        var content = types.At(type);
        var body = content.At("body").Text() ?? "";
        return type switch
        {
            "twilio/text" => new ApprovedContent(body),
            "twilio/media" => WithFile(new ApprovedContent(body), content),
            "twilio/quick-reply" => WithButtons(new ApprovedContent(body), content, "QUICK_REPLY"),
            "twilio/call-to-action" => WithButtons(new ApprovedContent(body), content),
            "twilio/card" => WithFile(WithButtons(new ApprovedContent(content.At("title").Text() ?? "") { Footer = content.At("subtitle").Text() }, content), content),
            "whatsapp/card" => WithFile(
                WithButtons(new ApprovedContent(body) { Header = content.At("header_text").Text() is { } words ? new ApprovedHeader(ApprovedHeader.Words, words) : null, Footer = content.At("footer").Text() }, content), content),
            _ => new ApprovedContent(body) { Unfit = type.Length == 0 ? "Twilio tells no content of it" : $"its content type {type} is not carried here" },
        };
    }

    private static ApprovedContent WithButtons(ApprovedContent content, JsonElement part, string usual = "")
    {
        var (buttons, unfit) = CatalogueContent.Buttons(part.At("actions").Items(), "title", "phone", usual);
        return content with { Buttons = buttons, Unfit = unfit };
    }

    /// <summary>Twilio knows the file's address; only places in it are filled in.</summary>
    private static ApprovedContent WithFile(ApprovedContent content, JsonElement part)
        => part.At("media").First().Text() is { } address ? content with { Header = new ApprovedHeader("file"), Others = [.. WhatsAppPlaces.In(address)] } : content;
}
