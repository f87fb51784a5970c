using System.Text;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Channels.Infobip;
using FollowUp.Infrastructure.Channels.NotificationApi;
using NodaTime;

namespace FollowUp.Tests.Infrastructure.Webhooks;

public sealed class InfobipWebhookTests
{
    [Theory]
    [InlineData("PENDING", "PENDING_ACCEPTED", "NO_ERROR", ReportKind.Accepted, "PENDING_ACCEPTED")]
    [InlineData("DELIVERED", "DELIVERED_TO_HANDSET", "NO_ERROR", ReportKind.Delivered, "DELIVERED_TO_HANDSET")]
    [InlineData("UNDELIVERABLE", "UNDELIVERABLE_NOT_DELIVERED", "EC_UNKNOWN_SUBSCRIBER", ReportKind.InvalidAddress, "EC_UNKNOWN_SUBSCRIBER")]
    [InlineData("UNDELIVERABLE", "UNDELIVERABLE_NOT_DELIVERED", "EC_ABSENT_SUBSCRIBER", ReportKind.Failed, "EC_ABSENT_SUBSCRIBER")]
    [InlineData("REJECTED", "REJECTED_PREFIX_MISSING", "NO_ERROR", ReportKind.InvalidAddress, "REJECTED_PREFIX_MISSING")]
    [InlineData("EXPIRED", "EXPIRED_EXPIRED", "NO_ERROR", ReportKind.Failed, "EXPIRED_EXPIRED")]
    public void Groups_and_names_become_kinds(string group, string name, string error, ReportKind kind, string code)
    {
        var report = WebhookTrial.Report(Read($$$"""
            {"results":[{"bulkId":"b","messageId":"I1","to":"447860099299","sentAt":"2026-03-01T10:00:00.000+0000","doneAt":"2026-03-01T12:30:00.500+0130",
            "status":{"groupId":1,"groupName":"{{{group}}}","id":1,"name":"{{{name}}}","description":"d"},"error":{"groupId":0,"name":"{{{error}}}","description":"e","permanent":false}}]}
            """));

        Assert.Equal(("I1", $"I1:{group}:{name}", kind, code), (report.ProviderMessageId, report.EventId, report.Kind, report.Code));
        Assert.Equal(Instant.FromUtc(2026, 3, 1, 11, 0, 0).PlusNanoseconds(500_000_000), report.At);
    }

    [Theory]
    [InlineData("DELIVERED", """{"pricePerMessage":0.01,"currency":"EUR"}""", "2", "0.02 EUR")]
    [InlineData("UNDELIVERABLE", """{"pricePerMessage":0.01,"currency":"EUR"}""", "null", "0.01 EUR")]
    [InlineData("PENDING", """{"pricePerMessage":0.0,"currency":"EUR"}""", "1", null)]
    [InlineData("DELIVERED", """{"pricePerMessage":"?"}""", "1", null)]
    [InlineData("DELIVERED", "7", "1", null)]
    [InlineData("DELIVERED", "null", "1", null)]
    public void The_price_is_that_of_all_pieces_once_it_is_settled(string group, string price, string count, string? money)
        => Assert.Equal(money, WebhookTrial.Report(Read($$$"""
            {"results":[{"messageId":"I1","to":"447860099299","doneAt":"2026-03-01T12:30:00.500+0130","messageCount":{{{count}}},"price":{{{price}}},"status":{"groupName":"{{{group}}}","name":"n"}}]}
            """)).Price?.ToString());

    [Fact]
    public void A_seen_report_is_read()
        => Assert.Equal(ReportKind.Read, WebhookTrial.Report(Read("""{"results":[{"messageId":"I1","from":"1","to":"2","sentAt":"2026-03-01T10:00:00.000+0000","seenAt":"2026-03-01T11:00:00.000+0000"}]}""")).Kind);

    [Fact]
    public void Sms_and_whatsapp_messages_are_told_apart()
    {
        var taken = WebhookTrial.Taken(Read("""
            {"results":[{"messageId":"I1","from":"447860099299","to":"80808","text":"STOP","cleanText":"STOP","keyword":"STOP","receivedAt":"2026-03-01T11:00:00.000+0000","smsCount":1},
            {"messageId":"I2","from":"447860099299","to":"447860099300","integrationType":"WHATSAPP","receivedAt":"2026-03-01T11:00:00.000+0000","message":{"type":"BUTTON","text":"Yes","payload":"yes-1","context":{"from":"1","id":"I0"}},"contact":{"name":"Ann"}},
            {"messageId":"I3","from":"447860099299","to":"447860099300","message":{"type":"IMAGE","url":"https://api.infobip.com/m/1","caption":"Look"}},{"messageId":"I4","from":"1","to":"2"}]}
            """));

        Assert.Equal([(Channel.Sms, "80808", "STOP"), (Channel.WhatsApp, "+447860099300", "Yes"), (Channel.WhatsApp, "+447860099300", "Look")], taken.Inbound.Select(message => (message.Channel, message.To, message.Text!)));
        Assert.Equal(("yes-1", "I0", "Ann"), (taken.Inbound[1].ButtonPayload, taken.Inbound[1].ReplyTo, taken.Inbound[1].Name));
        Assert.Equal("https://api.infobip.com/m/1", Assert.Single(taken.Inbound[2].Media).Url);
        Assert.Equal(3, Assert.Single(taken.Refused).Index);
    }

    [Theory]
    [InlineData("Basic dXNlcjpwYXNz", true)]
    [InlineData("Basic dXNlcjpwYXNt", false)]
    [InlineData("Bearer dXNlcjpwYXNz", false)]
    [InlineData(null, false)]
    public void Basic_authentication_of_a_subscription_is_checked(string? header, bool taken)
    {
        var request = WebhookTrial.Request("""{"results":[]}""", WebhookTrial.Url, ("Authorization", header!));

        Assert.Equal(taken, new InfobipWebhook().Read(request, WebhookTrial.Account(("webhookUser", "user"), ("webhookPassword", "pass"))) is ProviderWebhookRead.Taken);
    }

    [Fact]
    public void Without_any_secret_nothing_is_taken_and_the_settings_are_named()
    {
        var refusal = Assert.IsType<ProviderWebhookRead.Unauthorized>(new InfobipWebhook().Read(WebhookTrial.Request("""{"results":[]}""", WebhookTrial.Url + "?token="), WebhookTrial.Account()));

        Assert.Contains("webhookToken or webhookPassword", refusal.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SMS_FAILED", ReportKind.Failed)]
    [InlineData("OPEN", ReportKind.Opened)]
    [InlineData("CLICK", ReportKind.Clicked)]
    public void Notificationapis_events_become_kinds(string type, ReportKind kind)
    {
        var body = $$$"""{"eventType":"{{{type}}}","trackingId":"t1","notificationId":"n","channel":"SMS","userId":"u"}""";
        var report = WebhookTrial.Report(new NapiWebhook().Read(WebhookTrial.Request(body, WebhookTrial.Url + "?token=t"), WebhookTrial.Account(("webhookToken", "t"))));

        Assert.Equal(("t1", $"t1:SMS:{type}", kind), (report.ProviderMessageId, report.EventId, report.Kind));
        Assert.IsType<ProviderWebhookRead.Unauthorized>(new NapiWebhook().Read(WebhookTrial.Request(body), WebhookTrial.Account(("webhookToken", "t"))));
    }

    private static ProviderWebhookRead Read(string json)
        => new InfobipWebhook().Read(WebhookTrial.Request(Encoding.UTF8.GetBytes(json), WebhookTrial.Url + "?token=t"), WebhookTrial.Account(("webhookToken", "t")));
}
