using System.Globalization;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels.NotificationApi;

/// <summary>
/// NotificationAPI's answers (https://www.notificationapi.com/docs/reference/server#send): 200 with a <c>trackingId</c>; 202 when it
/// ignores the request, with the reasons as <c>messages</c>; else a status with a <c>message</c>.
/// </summary>
internal static class NapiOutcomes
{
    public static SendOutcome? Of(ProviderAnswer answer)
    {
        var status = answer.Status.ToString(CultureInfo.InvariantCulture);
        var said = string.Join(' ', answer.Json.At("messages").Items().Concat(answer.Json.At("message").Items()).Append(answer.Json.At("message"))
            .Select(words => words.Text()).OfType<string>());
        return answer.Status switch
        {
            >= 200 and < 300 when answer.Json.At("trackingId").Text() is { } id => new SendOutcome.Accepted(id),
            202 when said.Length > 0 => HttpOutcomes.Rejected(status, said),
            >= 200 and < 300 => null,
            _ when said.Length > 0 => HttpOutcomes.ByStatus(answer, status, said),
            _ => null,
        };
    }
}
