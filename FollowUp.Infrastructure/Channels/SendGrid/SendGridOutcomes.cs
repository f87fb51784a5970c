using System.Globalization;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Http;

namespace FollowUp.Infrastructure.Channels.SendGrid;

/// <summary>
/// SendGrid's errors (https://www.twilio.com/docs/sendgrid/api-reference/how-to-use-the-sendgrid-v3-api/errors):
/// <c>{ "errors": [ { "field", "message" } ] }</c>, told apart by status and field.
/// </summary>
internal static class SendGridOutcomes
{
    public static SendOutcome? Of(ProviderAnswer answer)
    {
        if (answer.Status == 202)
        {
            return new SendOutcome.Accepted(answer.Headers.TryGetValues("X-Message-Id", out var ids) ? ids.First() : null);
        }

        var errors = answer.Json.At("errors").Items().ToList();
        if (answer.IsSuccess || errors.Count == 0)
        {
            return answer.Status == 429 ? HttpOutcomes.RateLimited("429", null, Wait(answer)) : null;
        }

        var words = string.Join(' ', errors.Select(error => error.At("message").Text()).OfType<string>());
        var fields = errors.Select(error => error.At("field").Text()).OfType<string>().ToList();
        var code = string.Create(CultureInfo.InvariantCulture, $"{answer.Status} {fields.FirstOrDefault()}").TrimEnd();
        return answer.Status switch
        {
            429 => HttpOutcomes.RateLimited(code, words, Wait(answer)),

            // "The from address does not match a verified Sender Identity" comes as 403, but as 400 of the field as well.
            400 when fields.All(field => field is "from" or "from.email") && fields.Count > 0 => HttpOutcomes.Account(code, words),
            400 => HttpOutcomes.Rejected(code, words, fields.Any(IsTo)),
            _ => HttpOutcomes.ByStatus(answer, code, words),
        };
    }

    private static TimeSpan? Wait(ProviderAnswer answer) => answer.RetryAfter ?? answer.Until("X-RateLimit-Reset");

    /// <summary><c>personalizations.0.to.0.email</c>.</summary>
    private static bool IsTo(string field) => field.StartsWith("personalizations.", StringComparison.Ordinal) && field.Contains(".to.", StringComparison.Ordinal);
}
