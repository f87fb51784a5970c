using System.Text;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Channels.Twilio;
using NodaTime;

namespace FollowUp.Tests.Infrastructure.Webhooks;

public sealed class TwilioWebhookTests
{
    private static readonly ChannelAccountSettings Account = WebhookTrial.Account(("authToken", "12345"));

    [Theory]
    [InlineData("delivered", "", ReportKind.Delivered)]
    [InlineData("read", "", ReportKind.Read)]
    [InlineData("sent", "", ReportKind.Accepted)]
    [InlineData("undelivered", "&ErrorCode=30003", ReportKind.Failed)]
    [InlineData("undelivered", "&ErrorCode=30005", ReportKind.InvalidAddress)]
    [InlineData("failed", "&ErrorCode=21610", ReportKind.Unsubscribed)]
    [InlineData("failed", "&ErrorCode=63024", ReportKind.InvalidAddress)]
    public void States_and_codes_become_kinds(string status, string error, ReportKind kind)
    {
        var report = WebhookTrial.Report(Read($"SmsSid=SM1&SmsStatus={status}&MessageStatus={status}&To=%2B15558675310&MessageSid=SM1&AccountSid=AC1&From=%2B15017122661&ApiVersion=2010-04-01{error}"));

        Assert.Equal(("SM1", $"SM1:{status}", kind, WebhookTrial.Now), (report.ProviderMessageId, report.EventId, report.Kind, report.At));
        Assert.Equal(error.Length > 0 ? error[11..] : null, report.Code);
    }

    [Theory]
    [InlineData("&Price=-0.00750&PriceUnit=USD", "0.0075 USD")]
    [InlineData("", null)]
    [InlineData("&Price=cheap&PriceUnit=USD", null)]
    public void A_price_comes_along_where_it_is_said(string price, string? money)
        => Assert.Equal(money, WebhookTrial.Report(Read($"MessageSid=SM1&MessageStatus=delivered{price}")).Price?.ToString());

    [Theory]
    [InlineData("&From=%2B15017122661", ReportKind.InvalidAddress)]
    [InlineData("&From=15017122661", ReportKind.InvalidAddress)]
    [InlineData("&From=78901", ReportKind.Failed)]
    [InlineData("&From=FollowUp", ReportKind.Failed)]
    [InlineData("", ReportKind.Failed)]
    public void A_landline_is_no_address_and_a_network_that_a_short_code_does_not_reach_says_nothing_of_it(string from, ReportKind kind)
        => Assert.Equal(kind, WebhookTrial.Report(Read($"MessageSid=SM1&MessageStatus=undelivered&ErrorCode=30006{from}")).Kind);

    [Theory]
    [InlineData("accepted")]
    [InlineData("scheduled")]
    [InlineData("partially_delivered")]
    public void States_that_say_nothing_yet_are_taken_and_passed_over(string status)
        => Assert.Empty(WebhookTrial.Taken(Read($"MessageSid=SM1&MessageStatus={status}")).Reports);

    [Fact]
    public void Our_own_id_in_the_address_comes_back_with_the_report()
    {
        var id = Guid.Parse("01980000-0000-7000-8000-000000000001");
        var request = SignedWebhook.Twilio(Encoding.UTF8.GetBytes("MessageSid=SM1&MessageStatus=delivered"), $"{WebhookTrial.Url}?message={id}");

        Assert.Equal(id, WebhookTrial.Report(new TwilioWebhook().Read(request, Account)).MessageId);

        // It is signed with the address, so it cannot be exchanged.
        Assert.IsType<ProviderWebhookRead.Unauthorized>(new TwilioWebhook().Read(request with { Url = request.Url[..^1] + "2" }, Account));
    }

    [Fact]
    public void A_received_sms_says_who_sent_what()
    {
        var message = WebhookTrial.Message(Read("ToCountry=US&SmsMessageSid=SM2&NumMedia=0&SmsSid=SM2&SmsStatus=received&Body=STOP%0Anow+%E2%82%AC&To=%2B15017122661&OptOutType=STOP&MessageSid=SM2&From=%2B15558675310"));

        Assert.Equal(("SM2", Channel.Sms, "+15558675310", "+15017122661", "STOP\nnow €", "STOP"), (message.ProviderMessageId, message.Channel, message.From, message.To, message.Text, message.OptOutType));
    }

    [Fact]
    public void A_whatsapp_reply_has_its_button_its_picture_and_what_it_answers()
    {
        var message = WebhookTrial.Message(Read(
            "MessageSid=SM3&From=whatsapp%3A%2B15558675310&To=whatsapp%3A%2B15017122661&Body=Yes&NumMedia=1&MediaUrl0=https%3A%2F%2Fapi.twilio.com%2Fm1&MediaContentType0=image%2Fjpeg&ButtonPayload=yes-1&ButtonText=Yes&OriginalRepliedMessageSid=SM1&ProfileName=Ann"));

        Assert.Equal((Channel.WhatsApp, "+15558675310", "yes-1", "SM1", "Ann"), (message.Channel, message.From, message.ButtonPayload, message.ReplyTo, message.Name));
        Assert.Equal(new InboundMedia("https://api.twilio.com/m1", null, "image/jpeg"), Assert.Single(message.Media));
    }

    [Fact]
    public void A_picture_without_words_is_a_message()
        => Assert.Equal("", WebhookTrial.Message(Read("MessageSid=MM1&From=%2B15558675310&To=%2B15017122661&Body=&NumMedia=1&MediaUrl0=https%3A%2F%2Fapi.twilio.com%2Fm1")).Text);

    [Fact]
    public void Event_streams_batches_give_reports_and_messages_and_name_what_is_broken()
    {
        var taken = WebhookTrial.Taken(Events("""
            [{"type":"com.twilio.messaging.message.undelivered","id":"EZ1","data":{"messageSid":"SM1","timestamp":"2026-03-01T11:00:00Z","from":"+15017122661","errorCode":30006}},
             {"type":"com.twilio.messaging.message.delivered","id":"EZ2","data":{"messageSid":7,"timestamp":[]}},
             {"type":"com.twilio.messaging.inbound-message.received","id":"EZ3","data":{"messageSid":"SM2","from":"whatsapp:+15558675310","to":"whatsapp:+15017122661","body":"Hi"}},
             {"type":"com.twilio.voice.call.completed","id":"EZ4","data":{}}]
            """));

        var report = Assert.Single(taken.Reports);
        Assert.Equal(("EZ1", ReportKind.InvalidAddress, Instant.FromUtc(2026, 3, 1, 11, 0)), (report.EventId, report.Kind, report.At));
        Assert.Equal(Channel.WhatsApp, Assert.Single(taken.Inbound).Channel);
        Assert.Equal(new RefusedPart(1, "timestamp must be text"), Assert.Single(taken.Refused));
    }

    [Fact]
    public void Without_the_auth_token_the_missing_setting_is_named()
        => Assert.Contains("authToken", Assert.IsType<ProviderWebhookRead.Unauthorized>(new TwilioWebhook().Read(WebhookTrial.Request("A=1"), WebhookTrial.Account())).Reason, StringComparison.Ordinal);

    private static ProviderWebhookRead Read(string form)
        => new TwilioWebhook().Read(SignedWebhook.Twilio(Encoding.UTF8.GetBytes(form), WebhookTrial.Url), Account);

    private static ProviderWebhookRead Events(string json)
        => new TwilioWebhook().Read(SignedWebhook.TwilioEvents(Encoding.UTF8.GetBytes(json)), Account);
}
