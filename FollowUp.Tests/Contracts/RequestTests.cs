using System.Text.Json;
using FollowUp.Core.Delivery.Channels;

namespace FollowUp.Tests.Contracts;

/// <summary>What goes over the wire, where a fake's shape alone would not tell.</summary>
public sealed class RequestTests
{
    private static readonly Guid Id = Guid.Parse("0195a000-0000-7000-8000-000000000001");

    [Fact]
    public async Task Resend_gets_the_mail_under_the_messages_id()
    {
        await using var trial = new ResendTrial(impatient: false);
        await trial.StartAsync();
        await trial.SendAsync(Letters.FullMail(Id));

        var post = trial.Fake.Posts.Single();
        var mail = post.Json();
        Assert.Equal(Id.ToString("D"), post.Header("Idempotency-Key"));
        Assert.Equal("\"The \\\"Shop\\\"\" <shop@shop.example>", mail.GetProperty("from").GetString());
        Assert.Equal("ann@xn--bcher-kva.example", mail.GetProperty("to")[0].GetString());
        Assert.Equal("<https://shop.example/u/1>", mail.GetProperty("headers").GetProperty("List-Unsubscribe").GetString());
        Assert.Equal("""[{"name":"message_id","value":"0195a000-0000-7000-8000-000000000001"}]""", mail.GetProperty("tags").GetRawText());
        Assert.Equal("logo", mail.GetProperty("attachments")[1].GetProperty("content_id").GetString());
        Assert.Equal(new byte[] { 1, 2, 3 }, mail.GetProperty("attachments")[0].GetProperty("content").GetBytesFromBase64());
    }

    [Fact]
    public async Task SendGrid_gets_the_messages_id_and_leaves_links_alone()
    {
        await using var trial = new SendGridTrial(impatient: false);
        await trial.StartAsync();
        await trial.SendAsync(Letters.FullMail(Id) with { ToName = "Ann\r\nBcc: x@y.example" });

        var mail = trial.Fake.Posts.Single().Json();
        Assert.Equal("""{"message_id":"0195a000-0000-7000-8000-000000000001"}""", mail.GetProperty("personalizations")[0].GetProperty("custom_args").GetRawText());
        Assert.Equal("Ann Bcc: x@y.example", mail.GetProperty("personalizations")[0].GetProperty("to")[0].GetProperty("name").GetString());
        Assert.False(mail.GetProperty("tracking_settings").GetProperty("click_tracking").GetProperty("enable").GetBoolean());
        Assert.Equal("inline", mail.GetProperty("attachments")[1].GetProperty("disposition").GetString());
    }

    [Fact]
    public async Task An_address_that_is_none_is_rejected_before_it_is_sent()
    {
        await using var trial = new SendGridTrial(impatient: false);
        await trial.StartAsync();

        var outcome = await trial.SendAsync(Letters.Mail(Id) with { To = "ann at example.com" });

        Assert.True(Assert.IsType<SendOutcome.Rejected>(outcome).InvalidAddress);
        Assert.Empty(trial.Fake.Posts);
    }

    [Fact]
    public async Task Twilio_gets_a_form_with_the_address_for_statuses()
    {
        await using var trial = new TwilioTrial(impatient: false);
        await trial.StartAsync();
        await trial.SendAsync(Letters.Picture(Id));

        Assert.Equal(
            [
                new("To", "+14155552671"), new("From", "+14155550100"), new("StatusCallback", $"https://follow.example/webhooks/provider/status/0195a000?message={Id:D}"), new("Body", Letters.Words),
                new("MediaUrl", "https://shop.example/a.jpg?size=1&x=2"), new("MediaUrl", "https://shop.example/b.gif"),
            ],
            trial.Fake.Posts.Single().Form());
    }

    [Fact]
    public async Task Twilio_sends_from_a_messaging_service_and_signs_in_with_a_key()
    {
        await using var trial = new TwilioTrial(impatient: false);
        await trial.StartAsync();
        var account = trial.Account with
        {
            Settings = trial.Account.Settings.Append(new("messagingServiceSid", "MGaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")).ToDictionary(),
        };
        Assert.IsType<SendOutcome.Accepted>(await trial.SendAsync(Letters.Text(Id), account));
        Assert.DoesNotContain(trial.Fake.Posts.Single().Form(), field => field.Key == "From");

        var keyed = account with
        {
            Settings = account.Settings.Append(new("apiKeySid", "SK1")).ToDictionary(),
            Secrets = new Dictionary<string, string> { ["apiKeySecret"] = "s" },
        };
        await trial.SendAsync(Letters.Text(Id), keyed);
        Assert.Equal("Basic U0sxOnM=", trial.Fake.Posts[1].Header("Authorization"));
    }

    [Fact]
    public async Task Twilio_fills_a_content_template()
    {
        await using var trial = new TwilioTrial(impatient: false);
        await trial.StartAsync();
        await trial.SendAsync(Letters.WhatsApp(Id) with { WhatsApp = Letters.Template });

        var form = trial.Fake.Posts.Single().Form().ToDictionary();
        Assert.Equal(("whatsapp:+14155552671", "whatsapp:+14155550100"), (form["To"], form["From"]));
        Assert.Equal("""{"1":"Zoë","2":"1001"}""", form["ContentVariables"]);
        Assert.False(form.ContainsKey("Body"));
    }

    [Fact]
    public async Task Meta_fills_named_variables_by_name_and_others_by_place()
    {
        await using var trial = new MetaTrial(impatient: false);
        await trial.StartAsync();
        await trial.SendAsync(Letters.WhatsApp(Id) with { WhatsApp = Letters.Template });
        await trial.SendAsync(Letters.WhatsApp(Id) with { WhatsApp = Letters.Template with { Variables = [new WhatsAppVariable("first_name", "Zoë")] } });

        static JsonElement Parameters(JsonElement message) => message.GetProperty("template").GetProperty("components")[0].GetProperty("parameters");
        Assert.Equal("""[{"type":"text","text":"Zoë"},{"type":"text","text":"1001"}]""", Parameters(trial.Fake.Posts[0].Json()).GetRawText());
        Assert.Equal("""[{"type":"text","parameter_name":"first_name","text":"Zoë"}]""", Parameters(trial.Fake.Posts[1].Json()).GetRawText());
        Assert.Equal(Id.ToString("D"), trial.Fake.Posts[0].Json().GetProperty("biz_opaque_callback_data").GetString());
    }

    [Fact]
    public async Task Infobip_gets_the_messages_id_as_its_own_and_the_address_for_reports()
    {
        await using var trial = new InfobipTrial(impatient: false);
        await trial.StartAsync();

        Assert.Equal(new SendOutcome.Accepted(Id.ToString("D")), await trial.SendAsync(Letters.Text(Id)));
        var message = trial.Fake.Posts.Single().Json().GetProperty("messages")[0];
        Assert.Equal("14155552671", message.GetProperty("destinations")[0].GetProperty("to").GetString());
        Assert.Equal("https://follow.example/webhooks/provider/status/0195a000", message.GetProperty("webhooks").GetProperty("delivery").GetProperty("url").GetString());
    }
}
