using System.Globalization;
using System.Text.Json;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Channels.Http;
using NodaTime;
using NodaTime.Extensions;

namespace FollowUp.Infrastructure.Channels.Twilio;

/// <summary>
/// Reads the list of messages to one number (https://www.twilio.com/docs/messaging/api/message-resource#read-multiple-message-resources).
/// It is not narrowed by <c>DateSent</c>, which a queued message does not have yet, but by <c>date_created</c> here.
/// </summary>
internal static class TwilioLookUp
{
    private const int PageSize = 200;

    /// <summary>Twilio tells whole seconds by a clock of its own.</summary>
    private static readonly Duration Slack = Duration.FromSeconds(5);

    public static string Url(LookUpQuestion question, TwilioSettings settings)
    {
        var url = $"{settings.Messages}?To={Uri.EscapeDataString(TwilioMessage.Address(question.Channel, question.To))}";
        return settings.MessagingServiceSid is null
            ? $"{url}&From={Uri.EscapeDataString(TwilioMessage.Address(question.Channel, question.Sender))}&PageSize={PageSize}"
            : $"{url}&PageSize={PageSize}";
    }

    public static LookUpResult Read(LookUpQuestion question, TwilioSettings settings, JsonElement page)
    {
        if (page.At("messages").ValueKind != JsonValueKind.Array)
        {
            return new LookUpResult.Unclear("Twilio answered in words that are not understood.");
        }

        var all = page.At("messages").Items().ToList();
        var near = all.Where(message => IsOurs(message, settings) && IsNear(message, question)).ToList();
        var same = near.Where(message => message.At("body").Text() == question.Text && message.At("sid").Text() is not null).ToList();
        return same switch
        {
            [var one] => new LookUpResult.Found(one.At("sid").Text()!) { Price = Money.Read(one.At("price").Text(), one.At("price_unit").Text()) },
            { Count: > 1 } => new LookUpResult.Unclear("Twilio has several equal messages to this number."),

            // WhatsApp shows the template's words, which need not be ours to the letter.
            _ when near.Count > 0 && question.Channel == Channel.WhatsApp => new LookUpResult.Unclear("Twilio has a message to this number with other words."),
            _ when page.At("next_page_uri").Text() is not null && !all.Any(message => Made(message) < question.From - Slack)
                => new LookUpResult.Unclear("Twilio has more messages to this number than can be looked through."),
            _ => new LookUpResult.NotFound(),
        };
    }

    private static bool IsOurs(JsonElement message, TwilioSettings settings)
        => message.At("direction").Text() == "outbound-api"
            && (settings.MessagingServiceSid is null || message.At("messaging_service_sid").Text() == settings.MessagingServiceSid);

    private static bool IsNear(JsonElement message, LookUpQuestion question)
        => Made(message) is { } made && made >= question.From - Slack && made <= question.Until + Slack;

    /// <summary><c>Thu, 24 Aug 2023 05:01:45 +0000</c> (RFC 2822).</summary>
    private static Instant? Made(JsonElement message)
        => DateTimeOffset.TryParseExact(
            message.At("date_created").Text(), "ddd, dd MMM yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var made)
            ? made.ToInstant()
            : null;
}
