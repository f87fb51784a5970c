using System.Text.Json;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Catalogue;
using FollowUp.Core.Templates.WhatsApp;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels.Infobip;

/// <summary>
/// Templates of a sender (https://www.infobip.com/docs/api/channels/whatsapp/whatsapp-service-management/get-whatsapp-templates):
/// one list without pages. Body and footer are objects with a text, in older accounts plain texts.
/// </summary>
internal sealed class InfobipCatalogue(ProviderHttp http, HttpAddresses addresses) : ITemplateCatalogue
{
    public string Provider => "infobip";

    public async Task<CatalogueAnswer> ReadAsync(ChannelAccountSettings account, string number, CancellationToken cancellationToken)
    {
        var templates = new List<ListedTemplate>();
        var problem = await CatalogueReading.PagesAsync(
            http, "Infobip",
            () =>
            {
                var settings = InfobipSettings.From(account, addresses);
                return HttpRequests.Get($"{settings.BaseUrl}/whatsapp/2/senders/{Uri.EscapeDataString(InfobipNumber.Of(number))}/templates", settings.Authorization);
            },
            page =>
            {
                var items = page.At("templates");
                templates.AddRange(items.ValueKind == JsonValueKind.Array ? items.EnumerateArray().Select(Read) : throw new FormatException("it has no templates"));
                return null;
            },
            answer => answer.At("requestError").At("serviceException").At("text").Text() ?? answer.At("description").Text(), cancellationToken);
        return problem is null ? new CatalogueAnswer.Listed(templates) : new CatalogueAnswer.Failed(problem);
    }

    private static ListedTemplate Read(JsonElement entry)
    {
        var category = entry.At("category").Text() ?? "";
        var structure = entry.At("structure");
        var (header, noHeader) = CatalogueContent.Header(structure.At("header").At("format").Text(), structure.At("header").At("text").Text());
        var (buttons, noButtons) = CatalogueContent.Buttons(structure.At("buttons").Items(), "text", "phoneNumber");
        var unfit = category == "AUTHENTICATION" ? "it is for one-time codes"
            : structure.At("type").Text() == "UNSUPPORTED" || structure.At("carousel").ValueKind == JsonValueKind.Object ? "Infobip lists it as one of a kind that is not carried here"
            : noHeader ?? noButtons;
        return new ListedTemplate(
            CatalogueReading.Needed(entry, "id"), CatalogueReading.Needed(entry, "name"), CatalogueReading.Needed(entry, "language"), category,
            CatalogueReading.Status(CatalogueReading.Needed(entry, "status")), entry.At("rejectionReason").Text(), null,
            new ApprovedContent(Words(structure.At("body")) ?? "") { Header = header, Footer = Words(structure.At("footer")), Buttons = buttons, Unfit = unfit });
    }

    private static string? Words(JsonElement part) => part.Text() ?? part.At("text").Text();
}
