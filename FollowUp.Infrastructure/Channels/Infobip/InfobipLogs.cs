using System.Text.Json;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels.Infobip;

/// <summary>Reads <c>GET /sms/3/logs?messageId=</c> and its like (https://www.infobip.com/docs/api/channels/sms/logs-and-status-reports/get-outbound-sms-message-logs).</summary>
internal static class InfobipLogs
{
    public static LookUpResult Read(Guid messageId, JsonElement page)
    {
        if (page.At("results").ValueKind != JsonValueKind.Array)
        {
            return new LookUpResult.Unclear("Infobip answered in words that are not understood.");
        }

        var id = messageId.ToString("D");
        return page.At("results").Items().Where(log => log.At("messageId").Text() == id).Take(1).ToList() is [var log]
            ? new LookUpResult.Found(id) { Price = InfobipPrice.Read(log) }
            : new LookUpResult.NotFound();
    }
}
