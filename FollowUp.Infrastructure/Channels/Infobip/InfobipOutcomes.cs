using System.Text.Json;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels.Infobip;

/// <summary>
/// Infobip's statuses and errors (https://www.infobip.com/docs/essentials/api-essentials/response-status-and-error-codes). A 200
/// holds one status for each message, and that may be a no.
/// </summary>
internal static class InfobipOutcomes
{
    public static SendOutcome? Of(ProviderAnswer answer)
    {
        if (!answer.IsSuccess)
        {
            return InfobipErrors.Of(answer);
        }

        // Of a bulk of one, or of a single message.
        var message = answer.Json.At("messages").ValueKind == JsonValueKind.Array ? answer.Json.At("messages").First() : answer.Json;
        var status = message.At("status");
        return message.At("messageId").Text() is { } id && status.At("name").Text() is { } name
            ? OfStatus(id, status.At("groupId").Number(), name, status.At("description").Text())
            : null;
    }

    private static SendOutcome? OfStatus(string id, int? group, string name, string? words) => name switch
    {
        // The id is ours and stable: it was taken before.
        "REJECTED_DUPLICATE_MESSAGE_ID" => new SendOutcome.Accepted(id),
        "REJECTED_INVALID_DESTINATION" or "REJECTED_PREFIX_MISSING" or "MISSING_TO" => HttpOutcomes.Rejected(name, words, invalidAddress: true),
        "REJECTED_NOT_ENOUGH_CREDITS" or "REJECTED_PREPAID_PACKAGE_EXPIRED" or "REJECTED_SOURCE" or "REJECTED_SENDER" or "REJECTED_DESTINATION_NOT_REGISTERED"
            => HttpOutcomes.Account(name, words),
        "REJECTED_FLOODING_FILTER" => HttpOutcomes.RateLimited(name, words, null),
        "REJECTED_SYSTEM_ERROR" => HttpOutcomes.Unreachable(name, words),
        _ => group switch
        {
            0 or 1 or 3 => new SendOutcome.Accepted(id),
            2 or 4 or 5 => HttpOutcomes.Rejected(name, words),
            _ => null,
        },
    };
}
