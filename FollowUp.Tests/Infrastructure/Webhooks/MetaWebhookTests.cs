using System.Text;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Channels.Meta;
using NodaTime;

namespace FollowUp.Tests.Infrastructure.Webhooks;

public sealed class MetaWebhookTests
{
    private static readonly ChannelAccountSettings Account = WebhookTrial.Account(("appSecret", "secret"), ("verifyToken", "meatyhamhock"));

    [Theory]
    [InlineData("sent", "", ReportKind.Accepted)]
    [InlineData("delivered", "", ReportKind.Delivered)]
    [InlineData("read", "", ReportKind.Read)]
    [InlineData("failed", ""","errors":[{"code":131026,"title":"Message undeliverable","message":"Message undeliverable","error_data":{"details":"Message Undeliverable."}}]""", ReportKind.InvalidAddress)]
    [InlineData("failed", ""","errors":[{"code":131050,"title":"User has stopped to receive marketing messages"}]""", ReportKind.Unsubscribed)]
    [InlineData("failed", ""","errors":[{"code":131047,"title":"Re-engagement message"}]""", ReportKind.Failed)]
    public void States_become_kinds(string status, string errors, ReportKind kind)
    {
        var report = WebhookTrial.Report(Read(Value($$$""" "statuses":[{"id":"wamid.1","status":"{{{status}}}","timestamp":"1772366000","recipient_id":"16315551181","biz_opaque_callback_data":"01980000-0000-7000-8000-000000000001"{{{errors}}}}] """)));

        Assert.Equal(("wamid.1", $"wamid.1:{status}", kind, Instant.FromUnixTimeSeconds(1772366000)), (report.ProviderMessageId, report.EventId, report.Kind, report.At));
        Assert.NotNull(report.MessageId);
    }

    [Theory]
    [InlineData("""{"billable":false,"pricing_model":"PMP","type":"free_customer_service","category":"utility"}""", true)]
    [InlineData("""{"billable":true,"pricing_model":"PMP","type":"regular","category":"marketing"}""", false)]
    [InlineData("""{"pricing_model":"PMP","category":"marketing"}""", false)]
    [InlineData("""{"billable":"no"}""", false)]
    public void What_is_not_billed_is_free(string pricing, bool free)
        => Assert.Equal(free, WebhookTrial.Report(Read(Value($$""" "statuses":[{"id":"wamid.1","status":"sent","timestamp":"1772366000","pricing":{{pricing}}}] """))).Free);

    [Theory]
    [InlineData("""{"type":"text","text":{"body":"Hi"}}""", "Hi", null)]
    [InlineData("""{"type":"button","button":{"text":"Yes","payload":"yes-1"}}""", "Yes", "yes-1")]
    [InlineData("""{"type":"interactive","interactive":{"type":"button_reply","button_reply":{"id":"b1","title":"Later"}}}""", "Later", "b1")]
    [InlineData("""{"type":"interactive","interactive":{"type":"list_reply","list_reply":{"id":"l1","title":"Blue","description":"d"}}}""", "Blue", "l1")]
    [InlineData("""{"type":"location","location":{"latitude":59.3,"longitude":18.1,"name":"Home"}}""", "Home, 59.3 18.1", null)]
    [InlineData("""{"type":"unsupported","errors":[{"code":131051}]}""", "", null)]
    [InlineData("""{"type":"contacts","contacts":[{"name":{"formatted_name":"Bo"}}]}""", "", null)]
    public void Messages_have_words_and_payloads(string content, string text, string? payload)
    {
        var message = WebhookTrial.Message(Read(Value($$$""" "contacts":[{"profile":{"name":"Ann"},"wa_id":"16315551181"}],"messages":[{"from":"16315551181","id":"wamid.2","timestamp":"1772366000","context":{"from":"1","id":"wamid.1"},{{{content[1..]}}}] """)));

        Assert.Equal((Channel.WhatsApp, "+16315551181", "+16505551111", "Ann"), (message.Channel, message.From, message.To, message.Name));
        Assert.Equal((text, payload, "wamid.1"), (message.Text, message.ButtonPayload, message.ReplyTo));
    }

    [Fact]
    public void A_picture_is_named_by_its_id_and_its_caption_are_the_words()
    {
        var message = WebhookTrial.Message(Read(Value(""" "messages":[{"from":"16315551181","id":"wamid.2","type":"image","image":{"caption":"Look","mime_type":"image/jpeg","sha256":"x","id":"M1"}}] """)));

        Assert.Equal("Look", message.Text);
        Assert.Equal(new InboundMedia(null, "M1", "image/jpeg"), Assert.Single(message.Media));
    }

    [Fact]
    public void Broken_parts_leave_the_others_alone()
    {
        var taken = WebhookTrial.Taken(Read("""
            {"entry":[3,{"changes":[{"field":"messages","value":{"statuses":[{"id":"wamid.1","status":"delivered"},{"status":"read"}],"messages":{}}},
            {"field":"messages","value":{"statuses":[{"id":"wamid.1","status":"delivered"},{"status":"read"}]}},{"field":"message_template_status_update","value":7}]}]}
            """));

        Assert.Equal("wamid.1", Assert.Single(taken.Reports).ProviderMessageId);
        Assert.Equal([new RefusedPart(0, "must be an object"), new RefusedPart(1, "messages must be a list"), new RefusedPart(3, "id is missing")], taken.Refused);
    }

    [Fact]
    public void Metas_check_of_the_address_gets_its_challenge_back()
        => Assert.Equal(new ProviderWebhookRead.Challenge("1158201444"), Verify("?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=meatyhamhock"));

    [Theory]
    [InlineData("?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=meatyhamhocl")]
    [InlineData("?hub.mode=subscribe&hub.challenge=1158201444")]
    [InlineData("")]
    public void A_check_with_another_token_is_refused(string query) => Assert.IsType<ProviderWebhookRead.Unauthorized>(Verify(query));

    [Theory]
    [InlineData("?hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=meatyhamhock")]
    [InlineData("?hub.mode=subscribe&hub.challenge=%3Cscript%3E&hub.verify_token=meatyhamhock")]
    [InlineData("?hub.mode=subscribe&hub.verify_token=meatyhamhock")]
    public void A_challenge_that_could_be_anything_is_not_sent_back(string query) => Assert.IsType<ProviderWebhookRead.Malformed>(Verify(query));

    [Fact]
    public void Missing_secrets_are_named()
    {
        Assert.Contains("appSecret", Assert.IsType<ProviderWebhookRead.Unauthorized>(new MetaWebhook().Read(SignedWebhook.Meta([]), WebhookTrial.Account())).Reason, StringComparison.Ordinal);
        Assert.Contains("verifyToken", Assert.IsType<ProviderWebhookRead.Unauthorized>(new MetaWebhook().Read(WebhookTrial.Request([], method: "GET"), WebhookTrial.Account())).Reason, StringComparison.Ordinal);
    }

    private static ProviderWebhookRead Verify(string query) => new MetaWebhook().Read(WebhookTrial.Request([], WebhookTrial.Url + query, "GET"), Account);

    private static ProviderWebhookRead Read(string json) => new MetaWebhook().Read(SignedWebhook.Meta(Encoding.UTF8.GetBytes(json)), Account);

    private static string Value(string fields)
        => $$$"""{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"16505551111","phone_number_id":"1"},{{{fields}}}}}]}]}""";
}
