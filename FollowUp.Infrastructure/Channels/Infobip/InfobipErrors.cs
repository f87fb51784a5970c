using System.Text.Json;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels.Infobip;

/// <summary>
/// Requests that Infobip refused as a whole, in the two forms it uses: <c>{ "errorCode", "description", "violations" }</c> and
/// <c>{ "requestError": { "serviceException": { "messageId", "text", "validationErrors" } } }</c>.
/// </summary>
internal static class InfobipErrors
{
    public static SendOutcome? Of(ProviderAnswer answer)
    {
        var exception = answer.Json.At("requestError").At("serviceException");
        var code = answer.Json.At("errorCode").Text() ?? exception.At("messageId").Text();
        if (code is null)
        {
            return null;
        }

        var violations = answer.Json.At("violations").Items()
            .Select(violation => (Field: violation.At("property").Text() ?? "", Words: violation.At("violation").Text()))
            .Concat(Fields(exception.At("validationErrors")))
            .ToList();
        var said = answer.Json.At("description").Text() ?? exception.At("text").Text();
        var words = string.Join(' ', violations.Select(violation => $"{violation.Field} {violation.Words}").Prepend(said));
        return answer.Status == 400
            ? HttpOutcomes.Rejected(code, words, violations.Any(violation => violation.Field == "to" || violation.Field.EndsWith(".to", StringComparison.Ordinal)))
            : HttpOutcomes.ByStatus(answer, code, words);
    }

    private static IEnumerable<(string Field, string? Words)> Fields(JsonElement errors)
        => errors.ValueKind == JsonValueKind.Object
            ? errors.EnumerateObject().Select(field => (field.Name, field.Value.Text() ?? field.Value.First().Text()))
            : [];
}
