using System.Text.Json;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Catalogue;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels.Meta;

/// <summary>
/// Templates of a WhatsApp business account (developers.facebook.com/docs/graph-api/reference/whats-app-business-account/message_templates),
/// and how its number does (developers.facebook.com/docs/graph-api/reference/whats-app-business-account-to-number-current-status).
/// </summary>
internal sealed class MetaCatalogue(ProviderHttp http, HttpAddresses addresses) : ITemplateCatalogue
{
    private const string Name = "Meta";
    private const string Fields = "id,name,language,status,category,rejected_reason,quality_score,parameter_format,components";
    private const int PageSize = 100;

    /// <summary>Which of the two a version of the API knows; it refuses the other.</summary>
    private static readonly string[] LimitFields = ["whatsapp_business_manager_messaging_limit", "messaging_limit_tier"];

    public string Provider => "meta";

    public async Task<CatalogueAnswer> ReadAsync(ChannelAccountSettings account, string number, CancellationToken cancellationToken)
    {
        var templates = new List<ListedTemplate>();
        var problem = await CatalogueReading.PagesAsync(
            http, Name, () => Page(account, null),
            page =>
            {
                var items = page.At("data");
                templates.AddRange(items.ValueKind == JsonValueKind.Array ? items.EnumerateArray().Select(MetaCatalogueEntry.Read) : throw new FormatException("it has no data"));

                // The address of the next page holds the token: only its cursor is taken.
                return page.At("paging").At("next").Text() is not null && page.At("paging").At("cursors").At("after").Text() is { } after ? Page(account, after) : null;
            },
            Words, cancellationToken);
        return problem is null ? new CatalogueAnswer.Listed(templates, await HealthAsync(account, cancellationToken)) : new CatalogueAnswer.Failed(problem);
    }

    private HttpRequestMessage Page(ChannelAccountSettings account, string? after)
    {
        var settings = MetaSettings.From(account, addresses);
        var business = new AccountReader(account, Name, addresses).OptionalSetting("businessAccountId")
            ?? throw new ArgumentException("Meta lists templates by the WhatsApp business account. Type its ID into the account's settings.");
        var cursor = after is null ? "" : $"&after={Uri.EscapeDataString(after)}";
        return HttpRequests.Get($"{settings.Version}/{Uri.EscapeDataString(business)}/message_templates?fields={Fields}&limit={PageSize}{cursor}", settings.Authorization);
    }

    /// <summary>Null when Meta does not tell: the templates are known all the same.</summary>
    private async Task<NumberHealth?> HealthAsync(ChannelAccountSettings account, CancellationToken cancellationToken)
    {
        var settings = MetaSettings.From(account, addresses);
        foreach (var limit in LimitFields)
        {
            using var request = HttpRequests.Get($"{settings.Number}?fields=quality_rating,{limit}", settings.Authorization);
            if (await http.ExchangeAsync(request, cancellationToken) is HttpEnd.Answered { Answer: { Status: 200, Whole: true } answer })
            {
                return new NumberHealth(answer.Json.At("quality_rating").Text(), answer.Json.At(limit).Text());
            }
        }

        return null;
    }

    private static string? Words(JsonElement answer) => answer.At("error").At("message").Text();
}
