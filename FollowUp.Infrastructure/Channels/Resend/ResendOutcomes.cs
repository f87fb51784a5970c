using System.Globalization;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels.Resend;

/// <summary>Resend's errors (https://resend.com/docs/api-reference/errors): <c>{ "statusCode", "name", "message" }</c>.</summary>
internal static class ResendOutcomes
{
    public static SendOutcome? Of(ProviderAnswer answer)
    {
        if (answer.IsSuccess)
        {
            return answer.Json.At("id").Text() is { } id ? new SendOutcome.Accepted(id) : null;
        }

        var words = answer.Json.At("message").Text();
        if (answer.Json.At("name").Text() is not { } name)
        {
            return null;
        }

        var code = string.Create(CultureInfo.InvariantCulture, $"{answer.Status} {name}");
        return (answer.Status, name) switch
        {
            // The first hand-over under this key is still running, or has been taken with another body.
            (409, "concurrent_idempotent_requests" or "invalid_idempotent_request")
                => new SendOutcome.Uncertain(ProviderWords.OneLine($"An earlier hand-over of this message reached Resend. {words}")),

            // Domain not verified, or a trial that reaches its owner alone.
            (403, _) => HttpOutcomes.Account(code, words),
            (_, "missing_api_key" or "restricted_api_key" or "invalid_api_key" or "invalid_from_address" or "invalid_access") => HttpOutcomes.Account(code, words),
            (_, "monthly_quota_exceeded") => HttpOutcomes.Account(code, words),
            (_, "rate_limit_exceeded" or "daily_quota_exceeded") => HttpOutcomes.RateLimited(code, words, answer.RetryAfter ?? answer.Wait("ratelimit-reset")),
            (_, "security_error") => HttpOutcomes.Rejected(code, words),
            (400 or 422, _) => HttpOutcomes.Rejected(code, words, words?.Contains("`to`", StringComparison.Ordinal) == true),
            _ => HttpOutcomes.ByStatus(answer, code, words),
        };
    }
}
