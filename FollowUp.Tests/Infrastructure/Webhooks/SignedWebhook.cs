using System.Security.Cryptography;
using System.Text;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Infrastructure.Channels.Infobip;
using FollowUp.Infrastructure.Channels.Meta;
using FollowUp.Infrastructure.Channels.NotificationApi;
using FollowUp.Infrastructure.Channels.Resend;
using FollowUp.Infrastructure.Channels.SendGrid;
using FollowUp.Infrastructure.Channels.Twilio;

namespace FollowUp.Tests.Infrastructure.Webhooks;

/// <summary>A provider that signs any body with a key of ours, so that tests can send what no provider would.</summary>
internal sealed record SignedWebhook(string Name, IProviderWebhook Reader, ChannelAccountSettings Account, string Sample, Func<byte[], ProviderWebhookRequest> Sign)
{
    private const string Token = "unguessable";
    private const string WithToken = WebhookTrial.Url + "?token=" + Token;

    private static readonly ECDsa SendGridKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static IReadOnlyList<SignedWebhook> All { get; } =
    [
        new("twilio form", new TwilioWebhook(), WebhookTrial.Account(("authToken", "12345")), TwilioSample, body => Twilio(body, WebhookTrial.Url)),
        new("twilio events", new TwilioWebhook(), WebhookTrial.Account(("authToken", "12345")), TwilioEventsSample, TwilioEvents),
        new("sendgrid events", new SendGridWebhook(), SendGridAccount(), SendGridSample, SendGrid),
        new("sendgrid mail", new SendGridWebhook(), WebhookTrial.Account(("webhookToken", Token)), MailSample, body => WebhookTrial.Request(body, WithToken, "POST", ("Content-Type", "multipart/form-data; boundary=xYzZY"))),
        new("resend", new ResendWebhook(), WebhookTrial.Account(("webhookSecret", "whsec_plJ3nmyCDGBKInavdOK15jsl")), ResendSample, Resend),
        new("meta", new MetaWebhook(), WebhookTrial.Account(("appSecret", "secret")), MetaSample, Meta),
        new("infobip", new InfobipWebhook(), WebhookTrial.Account(("webhookToken", Token)), InfobipSample, body => WebhookTrial.Request(body, WithToken)),
        new("notificationapi", new NapiWebhook(), WebhookTrial.Account(("webhookToken", Token)), NotificationApiSample, body => WebhookTrial.Request(body, WithToken)),
    ];

    public static ProviderWebhookRequest Twilio(byte[] body, string url)
    {
        var content = string.Concat(Encoding.UTF8.GetString(body).Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .Select(pair => (Name: System.Net.WebUtility.UrlDecode(pair[0]), Value: pair.Length > 1 ? System.Net.WebUtility.UrlDecode(pair[1]) : ""))
            .Distinct().OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal).Select(pair => pair.Name + pair.Value));
        return WebhookTrial.Request(body, url, "POST", ("X-Twilio-Signature", TwilioSign(url + content)), ("Content-Type", "application/x-www-form-urlencoded"));
    }

    /// <summary>The signature of a body that the address names by its hash.</summary>
    public static string TwilioUrl(string url) => TwilioSign(url);

    public static ProviderWebhookRequest TwilioEvents(byte[] body)
    {
        var url = $"{WebhookTrial.Url}?bodySHA256={Convert.ToHexStringLower(SHA256.HashData(body))}";
        return WebhookTrial.Request(body, url, "POST", ("X-Twilio-Signature", TwilioSign(url)), ("Content-Type", "application/json"));
    }

    public static ProviderWebhookRequest SendGrid(byte[] body)
    {
        byte[] content = [.. "1772366400"u8, .. body];
        var signature = Convert.ToBase64String(SendGridKey.SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        return WebhookTrial.Request(
            body, WebhookTrial.Url, "POST", ("X-Twilio-Email-Event-Webhook-Signature", signature), ("X-Twilio-Email-Event-Webhook-Timestamp", "1772366400"));
    }

    public static ChannelAccountSettings SendGridAccount() => WebhookTrial.Account() with
    {
        Settings = new Dictionary<string, string> { ["webhookPublicKey"] = Convert.ToBase64String(SendGridKey.ExportSubjectPublicKeyInfo()) },
    };

    public static ProviderWebhookRequest Resend(byte[] body)
    {
        var timestamp = WebhookTrial.Now.ToUnixTimeSeconds();
        byte[] content = [.. Encoding.UTF8.GetBytes($"msg_1.{timestamp}."), .. body];
        var signature = "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String("plJ3nmyCDGBKInavdOK15jsl"), content));
        return WebhookTrial.Request(body, WebhookTrial.Url, "POST", ("svix-id", "msg_1"), ("svix-timestamp", $"{timestamp}"), ("svix-signature", signature));
    }

    public static ProviderWebhookRequest Meta(byte[] body)
        => WebhookTrial.Request(body, WebhookTrial.Url, "POST", ("X-Hub-Signature-256", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData("secret"u8, body))));

    public ProviderWebhookRead Read(string body) => Reader.Read(Sign(Encoding.UTF8.GetBytes(body)), Account);

    public override string ToString() => Name;

#pragma warning disable CA5350 // Twilio's choice.
    private static string TwilioSign(string content) => Convert.ToBase64String(HMACSHA1.HashData("12345"u8, Encoding.UTF8.GetBytes(content)));
#pragma warning restore CA5350

    private const string TwilioSample = "MessageSid=SM1&MessageStatus=undelivered&ErrorCode=30003&From=%2B15017122661&To=%2B15558675310&Body=H%C3%A9&NumMedia=1&MediaUrl0=https%3A%2F%2Fapi.twilio.com%2F1";

    private const string TwilioEventsSample = """
        [{"specversion":"1.0","type":"com.twilio.messaging.message.delivered","id":"EZ1","data":{"messageSid":"SM1","timestamp":"2026-03-01T11:00:00.000Z","to":"+15558675310"}},
         {"specversion":"1.0","type":"com.twilio.messaging.inbound-message.received","id":"EZ2","data":{"messageSid":"SM2","timestamp":"2026-03-01T11:00:00.000Z","from":"+15558675310","to":"+15017122661","body":"Ahoy"}}]
        """;

    private const string SendGridSample = """
        [{"email":"a@example.com","timestamp":1772366000,"event":"bounce","type":"blocked","status":"5.1.1","reason":"550 no","sg_event_id":"e1","sg_message_id":"m1.filter","tls":1,"message_id":"0198"},
         {"email":"a@example.com","timestamp":"1772366001","event":"click","url":"https://example.com","sg_event_id":"e2","sg_message_id":"m1.filter","category":["a"]}]
        """;

    private const string MailSample = "--xYzZY\r\nContent-Disposition: form-data; name=\"headers\"\r\n\r\nMessage-ID: <a@b>\r\n--xYzZY\r\nContent-Disposition: form-data; name=\"from\"\r\n\r\nAnn <ann@example.com>\r\n"
        + "--xYzZY\r\nContent-Disposition: form-data; name=\"envelope\"\r\n\r\n{\"to\":[\"in@us.example\"],\"from\":\"ann@example.com\"}\r\n--xYzZY\r\nContent-Disposition: form-data; name=\"html\"\r\n\r\n<p>Hi</p>\r\n"
        + "--xYzZY\r\nContent-Disposition: form-data; name=\"charsets\"\r\n\r\n{\"html\":\"iso-8859-1\"}\r\n--xYzZY--\r\n";

    private const string ResendSample = """
        {"type":"email.bounced","created_at":"2026-03-01T11:41:12.126Z","data":{"email_id":"56761188","from":"Acme <a@b.dev>","to":["d@r.dev"],"tags":{"message_id":"x"},"bounce":{"message":"no","subType":"Suppressed","type":"Permanent"}}}
        """;

    private const string MetaSample = """
        {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"16505551111","phone_number_id":"1"},
        "contacts":[{"profile":{"name":"Ann"},"wa_id":"16315551181"}],
        "messages":[{"from":"16315551181","id":"wamid.A","timestamp":"1772366000","type":"image","image":{"id":"M1","mime_type":"image/png","caption":"Look"},"context":{"id":"wamid.B"}},
                    {"from":"16315551181","id":"wamid.L","timestamp":"1772366000","type":"location","location":{"latitude":1.5,"longitude":2,"name":"Home"}}],
        "statuses":[{"id":"wamid.C","status":"failed","timestamp":"1772366000","recipient_id":"1","errors":[{"code":131026,"title":"Undeliverable","error_data":{"details":"No"}}]}]}}]}]}
        """;

    private const string InfobipSample = """
        {"results":[{"messageId":"I1","to":"447860099299","doneAt":"2026-03-01T11:00:00.000+0000","status":{"groupId":3,"groupName":"DELIVERED","name":"DELIVERED_TO_HANDSET","description":"ok"},"error":{"groupName":"OK","name":"NO_ERROR"},"callbackData":"x"},
                    {"messageId":"I2","from":"447860099299","to":"447860099300","receivedAt":"2026-03-01T11:00:00.000+0000","message":{"type":"INTERACTIVE_BUTTON_REPLY","id":"b1","title":"Yes"},"contact":{"name":"Ann"}}]}
        """;

    private const string NotificationApiSample = """{"eventType":"SMS_FAILED","trackingId":"t1","notificationId":"n","channel":"SMS","userId":"u"}""";
}
