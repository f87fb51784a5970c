using System.Text;
using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Infrastructure.Channels.Resend;
using NodaTime;

namespace FollowUp.Tests.Infrastructure.Webhooks;

public sealed class ResendWebhookTests
{
    [Theory]
    [InlineData("email.sent", "", ReportKind.Accepted, null)]
    [InlineData("email.delivered", "", ReportKind.Delivered, null)]
    [InlineData("email.opened", "", ReportKind.Opened, null)]
    [InlineData("email.complained", "", ReportKind.Complained, null)]
    [InlineData("email.failed", ""","failed":{"reason":"reached_daily_quota"}""", ReportKind.Failed, "reached_daily_quota")]
    [InlineData("email.bounced", ""","bounce":{"message":"On the suppression list","subType":"Suppressed","type":"Permanent"}""", ReportKind.BouncedHard, "On the suppression list")]
    [InlineData("email.bounced", ""","bounce":{"message":"No such mailbox","subType":"NoEmail","type":"Permanent"}""", ReportKind.InvalidAddress, "No such mailbox")]
    [InlineData("email.bounced", ""","bounce":{"message":"Full","subType":"MailboxFull","type":"Transient"}""", ReportKind.BouncedSoft, "Full")]
    [InlineData("email.bounced", "", ReportKind.BouncedHard, null)]
    public void Events_become_kinds(string type, string fields, ReportKind kind, string? words)
    {
        var report = WebhookTrial.Report(Read($$$"""{"type":"{{{type}}}","created_at":"2026-02-22T23:41:12.126Z","data":{"email_id":"56761188-7520","to":["a@example.com"]{{{fields}}}}}"""));

        Assert.Equal(("56761188-7520", "msg_1", kind, words), (report.ProviderMessageId, report.EventId, report.Kind, report.Words));
        Assert.Equal(Instant.FromUtc(2026, 2, 22, 23, 41, 12).PlusNanoseconds(126_000_000), report.At);
    }

    [Fact]
    public void A_click_tells_where_it_led()
        => Assert.Equal("https://example.com/", WebhookTrial.Report(Read(
            """{"type":"email.clicked","data":{"email_id":"1","click":{"link":"https://example.com/","userAgent":"x"},"tags":{"message_id":"01980000-0000-7000-8000-000000000001"}}}""")).Url);

    [Theory]
    [InlineData("email.delivery_delayed")]
    [InlineData("email.scheduled")]
    [InlineData("contact.updated")]
    public void Events_that_say_nothing_yet_are_passed_over(string type)
    {
        var taken = WebhookTrial.Taken(Read($$$"""{"type":"{{{type}}}","data":{"email_id":"1"}}"""));

        Assert.Empty(taken.Reports);
        Assert.Empty(taken.Refused);
    }

    [Fact]
    public void A_received_mail_comes_without_its_words()
    {
        var message = WebhookTrial.Message(Read("""{"type":"email.received","created_at":"2026-02-22T23:41:12Z","data":{"email_id":"e1","from":"Ann <Ann@example.com>","to":["in@us.example"],"subject":"Hi"}}"""));

        Assert.Equal(("e1", "ann@example.com", "in@us.example", "Hi", null), (message.ProviderMessageId, message.From, message.To, message.Subject, message.Text));
    }

    [Fact]
    public void Without_the_secret_the_missing_setting_is_named()
        => Assert.Contains("webhookSecret", Assert.IsType<ProviderWebhookRead.Unauthorized>(new ResendWebhook().Read(SignedWebhook.Resend([]), WebhookTrial.Account())).Reason, StringComparison.Ordinal);

    private static ProviderWebhookRead Read(string json)
        => new ResendWebhook().Read(SignedWebhook.Resend(Encoding.UTF8.GetBytes(json)), WebhookTrial.Account(("webhookSecret", "whsec_plJ3nmyCDGBKInavdOK15jsl")));
}
