using System.Text.Json;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Catalogue;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels.Twilio;

/// <summary>Content templates with their approval (https://www.twilio.com/docs/content/content-api-resources#fetch-all-content-resources). Those never given to WhatsApp are left out.</summary>
internal sealed class TwilioCatalogue(ProviderHttp http, HttpAddresses addresses) : ITemplateCatalogue
{
    private const string First = "PageSize=100";

    public string Provider => "twilio";

    public async Task<CatalogueAnswer> ReadAsync(ChannelAccountSettings account, string number, CancellationToken cancellationToken)
    {
        var templates = new List<ListedTemplate>();
        var problem = await CatalogueReading.PagesAsync(
            http, "Twilio", () => Page(account, First),
            page =>
            {
                var items = page.At("contents");
                templates.AddRange(items.ValueKind == JsonValueKind.Array
                    ? items.EnumerateArray().Where(entry => entry.At("approval_requests").At("status").Text() is not (null or "unsubmitted")).Select(TwilioCatalogueEntry.Read)
                    : throw new FormatException("it has no contents"));

                // Only what is asked is taken of the next page's address: the key goes nowhere else.
                return page.At("meta").At("next_page_url").Text() is { } next && Uri.TryCreate(next, UriKind.Absolute, out var url) && url.Query.Length > 1
                    ? Page(account, url.Query[1..])
                    : null;
            },
            answer => answer.At("message").Text(), cancellationToken);
        return problem is null ? new CatalogueAnswer.Listed(templates) : new CatalogueAnswer.Failed(problem);
    }

    private HttpRequestMessage Page(ChannelAccountSettings account, string query)
    {
        var settings = TwilioSettings.From(account, addresses);
        return HttpRequests.Get($"{settings.ContentUrl}/v1/ContentAndApprovals?{query}", settings.Authorization);
    }
}
