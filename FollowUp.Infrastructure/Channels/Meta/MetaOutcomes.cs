using System.Globalization;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels.Meta;

/// <summary>
/// Meta's errors (https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes):
/// <c>{ "error": { "code", "message", "error_data": { "details" } } }</c>. The code decides, the HTTP status does not.
/// </summary>
internal static class MetaOutcomes
{
    /// <summary>Meta asks to wait at least a day before it is tried again.</summary>
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static SendOutcome? Of(ProviderAnswer answer)
    {
        if (answer.IsSuccess)
        {
            return answer.Json.At("messages").First().At("id").Text() is { } id ? new SendOutcome.Accepted(id) : null;
        }

        var error = answer.Json.At("error");
        if (error.At("code").Number() is not { } number)
        {
            return null;
        }

        var code = number.ToString(CultureInfo.InvariantCulture);
        var words = $"{error.At("message").Text()} {error.At("error_data").At("details").Text()}";
        return number switch
        {
            // Not on WhatsApp, or with a version or terms that cannot receive it.
            131026 => HttpOutcomes.Rejected(code, words, invalidAddress: true),

            // 4 calls of the app · 80007 of the business account · 130429 throughput · 131048 spam limit · 131056 too many to this contact.
            4 or 80007 or 130429 or 131048 or 131056 => HttpOutcomes.RateLimited(code, words, answer.RetryAfter),

            // Held back for the contact's sake.
            131049 => new SendOutcome.Deferred(code, ProviderWords.OneLine(words), Day),

            // 0, 190 token · 3, 10, 200–299, 131005 permission · 33 number deleted · 368, 130497, 131031 restricted or locked ·
            // 131030 trial · 131042 payment · 131045, 133010 number not registered.
            0 or 3 or 10 or (>= 200 and <= 299) or 33 or 190 or 368 or 130497 or 131005 or 131030 or 131031 or 131042 or 131045 or 133010
                => HttpOutcomes.Account(code, words),

            // 1, 2 the API is down · 131000, 131016, 133004 a service is · 131057 maintenance. Documented as "failed to send".
            1 or 2 or 131000 or 131016 or 131057 or 133004 => HttpOutcomes.Unreachable(code, words, answer.RetryAfter),

            // 100, 1310xx parameters and media · 131047 outside the 24-hour window · 131050 opted out of marketing · 132xxx template.
            100 or (>= 130000 and <= 139999) => HttpOutcomes.Rejected(code, words),
            _ => HttpOutcomes.ByStatus(answer, code, words),
        };
    }
}
