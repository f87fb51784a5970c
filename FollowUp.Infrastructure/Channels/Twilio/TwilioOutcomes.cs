using System.Globalization;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels.Twilio;

/// <summary>Twilio's errors (https://www.twilio.com/docs/api/errors): <c>{ "code", "message", "more_info", "status" }</c>.</summary>
internal static class TwilioOutcomes
{
    public static SendOutcome? Of(ProviderAnswer answer)
    {
        if (answer.IsSuccess)
        {
            return answer.Json.At("sid").Text() is { } sid ? new SendOutcome.Accepted(sid) : null;
        }

        if (answer.Json.At("code").Number() is not { } number)
        {
            return null;
        }

        var code = number.ToString(CultureInfo.InvariantCulture);
        var words = answer.Json.At("message").Text();
        return number switch
        {
            // 21211 not a number · 21214, 21217 cannot be reached · 21265 a short code · 21614 not a mobile · 21635 a landline ·
            // 63003 not on this channel · 63024 not a WhatsApp number.
            21211 or 21214 or 21217 or 21265 or 21614 or 21635 or 63003 or 63024 => HttpOutcomes.Rejected(code, words, invalidAddress: true),

            // 21408 the contact's country is switched off in the account · 21610 opted out with STOP · 21612 no way from this number to that
            // one: about this message, so it must not hold up others.
            21408 or 21610 or 21612 => HttpOutcomes.Rejected(code, words),

            // 14107 sending too fast · 20429 too many requests · 21611 queue of the number full · 30001 queue overflow ·
            // 63018 WhatsApp's rate · 63038 messages of the day.
            14107 or 20429 or 21611 or 30001 or 63018 or 63038 => HttpOutcomes.RateLimited(code, words, answer.RetryAfter),

            // 10001, 20005, 30002, 90010 account closed or suspended · 20003 key · 20006, 20008, 20404 not its resource, test key ·
            // 21212, 21603, 21606, 21659, 21660, 21661, 63007 sender · 21608, 14111 trial · 21701, 21703, 21704 messaging service.
            10001 or 14111 or 20003 or 20005 or 20006 or 20008 or 20404 or 21212 or 21603 or 21606 or 21608 or 21659 or 21660 or 21661
                or 21701 or 21703 or 21704 or 30002 or 63007 or 90010 => HttpOutcomes.Account(code, words),
            _ => HttpOutcomes.ByStatus(answer, code, words),
        };
    }
}
