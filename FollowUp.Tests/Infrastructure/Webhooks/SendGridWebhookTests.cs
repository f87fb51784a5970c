using System.Text;
using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Infrastructure.Channels.SendGrid;
using NodaTime;

namespace FollowUp.Tests.Infrastructure.Webhooks;

public sealed class SendGridWebhookTests
{
    [Theory]
    [InlineData(""" "event":"processed" """, ReportKind.Accepted)]
    [InlineData(""" "event":"delivered","response":"250 OK" """, ReportKind.Delivered)]
    [InlineData(""" "event":"bounce","type":"bounce","status":"5.0.0","reason":"500 unknown" """, ReportKind.BouncedHard)]
    [InlineData(""" "event":"bounce","type":"bounce","bounce_classification":"Invalid Address","reason":"550 no such user" """, ReportKind.InvalidAddress)]
    [InlineData(""" "event":"bounce","type":"blocked","reason":"421 busy" """, ReportKind.BouncedSoft)]
    [InlineData(""" "event":"dropped","reason":"Unsubscribed Address" """, ReportKind.Unsubscribed)]
    [InlineData(""" "event":"dropped","reason":"Spam Reporting Address" """, ReportKind.Complained)]
    [InlineData(""" "event":"dropped","reason":"Spam Content (if Spam Checker app is enabled)" """, ReportKind.Failed)]
    [InlineData(""" "event":"spamreport" """, ReportKind.Complained)]
    [InlineData(""" "event":"unsubscribe" """, ReportKind.Unsubscribed)]
    [InlineData(""" "event":"group_unsubscribe","asm_group_id":10 """, ReportKind.Unsubscribed)]
    public void Events_become_kinds(string fields, ReportKind kind)
    {
        var report = WebhookTrial.Report(Read($$"""[{{{fields}},"email":"a@example.com","timestamp":1772366000,"sg_event_id":"e1","sg_message_id":"14c5d75ce93.dfd.64b469.filter0001"}]"""));

        Assert.Equal(("14c5d75ce93", "e1", kind, Instant.FromUnixTimeSeconds(1772366000)), (report.ProviderMessageId, report.EventId, report.Kind, report.At));
    }

    [Fact]
    public void An_opening_by_a_program_is_told_apart()
    {
        var taken = WebhookTrial.Taken(Read("""
            [{"event":"open","sg_machine_open":true,"timestamp":1772366000,"sg_event_id":"e1","sg_message_id":"m1"},
             {"event":"open","sg_machine_open":false,"timestamp":1772366001,"sg_event_id":"e2","sg_message_id":"m1"}]
            """));

        Assert.Equal([true, false], taken.Reports.Select(report => report.Machine));
    }

    [Fact]
    public void A_click_tells_where_it_led_and_our_id_comes_back()
    {
        var report = WebhookTrial.Report(Read("""[{"event":"click","url":"https://example.com/a?b=1","timestamp":1772366000,"sg_event_id":"e1","sg_message_id":"m1","message_id":"01980000-0000-7000-8000-000000000001"}]"""));

        Assert.Equal(("https://example.com/a?b=1", Guid.Parse("01980000-0000-7000-8000-000000000001")), (report.Url, report.MessageId!.Value));
    }

    [Fact]
    public void The_good_part_of_a_batch_is_taken_and_each_bad_one_named()
    {
        var taken = WebhookTrial.Taken(Read("""
            [7, {"event":"delivered","timestamp":"soon","sg_message_id":"m1"}, {"event":"delivered","timestamp":1772366000,"sg_event_id":"e3","sg_message_id":"m1"},
             {"event":"delivered","timestamp":1772366000}, {"event":"deferred","sg_message_id":"m1"}, {"type":"account_status_change","timestamp":1772366000}]
            """));

        Assert.Equal("e3", Assert.Single(taken.Reports).EventId);
        Assert.Equal(
            [new RefusedPart(0, "must be an object"), new RefusedPart(1, "timestamp must be seconds since 1970"), new RefusedPart(3, "sg_message_id is missing")], taken.Refused);
    }

    [Fact]
    public void An_event_without_id_gets_the_same_one_each_time()
    {
        const string body = """[{"event":"delivered","email":"a@example.com","timestamp":1772366000,"sg_message_id":"m1"}]""";

        Assert.Equal(WebhookTrial.Report(Read(body)).EventId, WebhookTrial.Report(Read(body)).EventId);
        Assert.NotEqual(WebhookTrial.Report(Read(body)).EventId, WebhookTrial.Report(Read(body.Replace("1772366000", "1772366001", StringComparison.Ordinal))).EventId);
    }

    [Fact]
    public void A_time_in_the_future_is_cut_to_when_it_was_heard_of()
        => Assert.Equal(WebhookTrial.Now, WebhookTrial.Report(Read("""[{"event":"delivered","timestamp":1972366000,"sg_event_id":"e1","sg_message_id":"m1"}]""")).At);

    [Theory]
    [InlineData("""{"event":"delivered"}""", "list")]
    [InlineData("""[{"event":"delivered"}""", "not JSON")]
    [InlineData("", "not JSON")]
    public void A_signed_body_of_another_shape_is_malformed(string body, string reason)
        => Assert.Contains(reason, Assert.IsType<ProviderWebhookRead.Malformed>(Read(body)).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("not a key")]
    [InlineData("AAAA")]
    public void Without_a_usable_key_nothing_is_taken(string key)
    {
        var account = WebhookTrial.Account() with { Settings = new Dictionary<string, string> { ["webhookPublicKey"] = key } };

        Assert.IsType<ProviderWebhookRead.Unauthorized>(new SendGridWebhook().Read(SignedWebhook.SendGrid("[]"u8.ToArray()), account));
    }

    private static ProviderWebhookRead Read(string json)
        => new SendGridWebhook().Read(SignedWebhook.SendGrid(Encoding.UTF8.GetBytes(json)), SignedWebhook.SendGridAccount());
}
