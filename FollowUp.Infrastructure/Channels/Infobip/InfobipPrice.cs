using System.Globalization;
using System.Text.Json;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Infrastructure.Channels.Http;
using FollowUp.Infrastructure.Channels.Webhooks;

namespace FollowUp.Infrastructure.Channels.Infobip;

/// <summary>What Infobip takes: <c>price.pricePerMessage</c> for each of <c>messageCount</c> pieces, as reports and logs tell it.</summary>
internal static class InfobipPrice
{
    private const int MostPieces = 100;

    public static Money? Read(WebhookPart report)
    {
        // A price is nice to have: a report whose price makes no sense still counts.
        try
        {
            return report.Object("price") is { } price ? Of(price.Words("pricePerMessage"), price.Words("currency"), report.Words("messageCount")) : null;
        }
        catch (WebhookPartException)
        {
            return null;
        }
    }

    public static Money? Read(JsonElement log)
    {
        var (price, count) = (log.At("price"), log.At("messageCount"));
        return price.At("pricePerMessage").ValueKind == JsonValueKind.Number
            ? Of(price.At("pricePerMessage").GetRawText(), price.At("currency").Text(), count.Number()?.ToString(CultureInfo.InvariantCulture))
            : null;
    }

    private static Money? Of(string? each, string? currency, string? count)
        => Money.Read(each, currency) is { } money ? money with { Micros = money.Micros * (int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var pieces) ? Math.Clamp(pieces, 1, MostPieces) : 1) } : null;
}
