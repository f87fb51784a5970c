using System.Text;
using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Channels.SendGrid;

namespace FollowUp.Tests.Infrastructure.Webhooks;

/// <summary>Mails that come back through Inbound Parse.</summary>
public sealed class SendGridMailTests
{
    private const string Envelope = """{"to":["in@us.example","other@us.example"],"from":"bounce@example.com"}""";

    [Fact]
    public void A_reply_says_who_answers_what()
    {
        var message = WebhookTrial.Message(Read(
            ("headers", "Message-ID: <CAF=1@mail.example.com>\nReferences: <first@us.example>\n <second@us.example>\nIn-Reply-To:\n <0198.abc@us.example>\n"),
            ("from", "Ann Lee <Ann@Example.com>"),
            ("subject", "Re: Your order"),
            ("envelope", Envelope),
            ("text", "Great, thanks!\r\n")));

        Assert.Equal((Channel.Email, "ann@example.com", "in@us.example", "Ann Lee"), (message.Channel, message.From, message.To, message.Name));
        Assert.Equal(("CAF=1@mail.example.com", "0198.abc@us.example", "Re: Your order", "Great, thanks!\r\n"), (message.ProviderMessageId, message.ReplyTo, message.Subject, message.Text));
        Assert.False(message.Automatic);
    }

    [Fact]
    public void Words_come_in_the_encoding_they_are_said_to_have()
    {
        var latin = Encoding.Latin1.GetBytes("Tack så mycket");
        var message = WebhookTrial.Message(Read(Fields(("from", "Ann <ann@example.com>"), ("envelope", Envelope), ("charsets", """{"text":"iso-8859-1"}"""), ("text", Encoding.Latin1.GetString(latin)))));

        Assert.Equal("Tack så mycket", message.Text);
    }

    [Fact]
    public void A_mail_of_html_alone_becomes_text()
        => Assert.Equal("Hello\n\nyou", WebhookTrial.Message(Read(("from", "ann@example.com"), ("envelope", Envelope), ("html", "<p>Hello</p><p>you</p><script>x</script>"))).Text);

    [Theory]
    [InlineData("Auto-Submitted: auto-replied", true)]
    [InlineData("Auto-Submitted: no", false)]
    [InlineData("Precedence: bulk", true)]
    [InlineData("X-Autoreply: yes", true)]
    public void An_out_of_office_note_is_told_apart(string header, bool automatic)
        => Assert.Equal(automatic, WebhookTrial.Message(Read(("headers", header), ("from", "ann@example.com"), ("envelope", Envelope), ("text", "x"))).Automatic);

    [Fact]
    public void The_same_mail_without_an_id_gets_the_same_one()
    {
        InboundMessage Again() => WebhookTrial.Message(Read(("from", "ann@example.com"), ("envelope", Envelope), ("text", "Hi")));

        Assert.Equal(Again().ProviderMessageId, Again().ProviderMessageId);
    }

    [Fact]
    public void Files_are_passed_over()
    {
        var body = "--b\r\nContent-Disposition: form-data; name=\"text\"; filename=\"text\"\r\nContent-Type: image/png\r\n\r\nPNG\r\n" + Body(("from", "ann@example.com"), ("envelope", Envelope), ("text", "Hi"));

        Assert.Equal("Hi", WebhookTrial.Message(Read(Encoding.UTF8.GetBytes(body))).Text);
    }

    [Fact]
    public void A_mail_from_nobody_is_refused_by_name()
    {
        var refused = Assert.Single(WebhookTrial.Taken(Read(("from", "nobody"), ("envelope", """{"to":["in@us.example"]}"""), ("text", "Hi"))).Refused);

        Assert.Equal("from must hold an e-mail address", refused.Reason);
    }

    [Theory]
    [InlineData("?token=wrong")]
    [InlineData("?token=")]
    [InlineData("")]
    [InlineData("?Token=unguessable")]
    public void Without_the_addresss_token_nothing_is_taken(string query)
    {
        var request = WebhookTrial.Request(Fields(("from", "ann@example.com")), WebhookTrial.Url + query, "POST", ("Content-Type", "multipart/form-data; boundary=b"));

        Assert.IsType<ProviderWebhookRead.Unauthorized>(new SendGridWebhook().Read(request, WebhookTrial.Account(("webhookToken", "unguessable"))));
        Assert.Contains("webhookToken", Assert.IsType<ProviderWebhookRead.Unauthorized>(new SendGridWebhook().Read(request, WebhookTrial.Account())).Reason, StringComparison.Ordinal);
    }

    private static ProviderWebhookRead Read(params (string Name, string Value)[] fields) => Read(Encoding.UTF8.GetBytes(Body(fields)));

    private static ProviderWebhookRead Read(byte[] body)
        => new SendGridWebhook().Read(
            WebhookTrial.Request(body, WebhookTrial.Url + "?token=unguessable", "POST", ("Content-Type", "multipart/form-data; boundary=\"b\"")),
            WebhookTrial.Account(("webhookToken", "unguessable")));

    /// <summary>As Latin-1, so that a test can write bytes.</summary>
    private static byte[] Fields(params (string Name, string Value)[] fields) => Encoding.Latin1.GetBytes(Body(fields));

    private static string Body(params (string Name, string Value)[] fields)
        => string.Concat(fields.Select(field => $"--b\r\nContent-Disposition: form-data; name=\"{field.Name}\"\r\n\r\n{field.Value}\r\n")) + "--b--\r\n";
}
