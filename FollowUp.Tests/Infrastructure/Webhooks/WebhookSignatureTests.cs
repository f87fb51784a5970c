using System.Text;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Infrastructure.Channels.Meta;
using FollowUp.Infrastructure.Channels.Resend;
using FollowUp.Infrastructure.Channels.SendGrid;
using FollowUp.Infrastructure.Channels.Twilio;
using FollowUp.Infrastructure.Channels.Webhooks;
using NodaTime;

namespace FollowUp.Tests.Infrastructure.Webhooks;

/// <summary>The vectors that providers test their own libraries with, or show in their documentation.</summary>
public sealed class WebhookSignatureTests
{
    private const string TwilioUrl = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private const string TwilioForm = "CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212";
    private const string TwilioJson = """{"property": "value", "boolean": true}""";
    private const string TwilioJsonUrl = TwilioUrl + "&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
    private const string SendGridKey = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g==";
    private const string SendGridSignature = "MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM=";

    private const string SendGridBody = """[{"email":"hello@world.com","event":"dropped","reason":"Bounced Address","sg_event_id":"ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA","sg_message_id":"LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0","smtp-id":"<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>","timestamp":1600112492}]""" + "\r\n";

    private const string SvixBody = """{"event_type":"ping","data":{"success":true}}""";

    /// <summary>Documentation and test suites of Twilio's libraries.</summary>
    [Theory]
    [InlineData(TwilioForm, "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("CallSid=CA1234567890ABCDE&Caller=%2B14158675310&Digits=1234&From=%2B14158675310&To=%2B18005551212", "GvWf1cFY/Q7PnoempGyD5oXAezc=")]
    [InlineData("To=%2B18005551212&To=%2B18005551212&From=%2B14158675309&Digits=1234&Caller=%2B14158675309&CallSid=CA1234567890ABCDE", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    public void Twilios_vectors_match(string form, string signature) => Assert.True(IsTwilio(TwilioUrl, form, signature));

    [Fact]
    public void Twilios_vector_matches_with_the_standard_port_written_or_not()
    {
        // Signed over the address with :443 by the same rule.
        Assert.True(IsTwilio("https://mycompany.com:443/myapp.php?foo=1&bar=2", TwilioForm, "RSOYDt4T1cUTdK1PDd93/VVr8B8="));
        Assert.False(IsTwilio("https://mycompany.com:8443/myapp.php?foo=1&bar=2", TwilioForm, "RSOYDt4T1cUTdK1PDd93/VVr8B8="));
    }

    [Fact]
    public void Twilios_vector_for_a_body_hash_matches() => Assert.True(IsTwilioJson(TwilioJsonUrl, Encoding.UTF8.GetBytes(TwilioJson)));

    [Fact]
    public void One_changed_bit_breaks_twilios_signature()
    {
        // %2b is another spelling of %2B: the field stays the same.
        AssertBroken(TwilioForm, form => !form.Contains("%2b", StringComparison.Ordinal) && IsTwilio(TwilioUrl, form, "RSOYDt4T1cUTdK1PDd93/VVr8B8="));
        AssertBroken("RSOYDt4T1cUTdK1PDd93/VVr8B8=", signature => IsTwilio(TwilioUrl, TwilioForm, signature));
        AssertBroken(TwilioUrl, url => IsTwilio(url, TwilioForm, "RSOYDt4T1cUTdK1PDd93/VVr8B8="));
        AssertBroken(TwilioJson, body => IsTwilioJson(TwilioJsonUrl, Encoding.Latin1.GetBytes(body)));
        AssertBroken(TwilioJsonUrl, url => IsTwilioJson(url, Encoding.UTF8.GetBytes(TwilioJson)));
    }

    /// <summary>A body that is no form is covered by its hash or not at all.</summary>
    [Fact]
    public void A_json_body_without_a_hash_in_the_address_is_refused()
    {
        var request = WebhookTrial.Request(TwilioJson, "https://tfpecho.herokuapp.com/show?body=rbody", ("X-Twilio-Signature", "daEcJ4+FAJapeSVz8ej/F/TIfoc="), ("Content-Type", "application/json"));

        Assert.IsType<ProviderWebhookRead.Unauthorized>(new TwilioWebhook().Read(request, WebhookTrial.Account(("authToken", "12345"))));
        Assert.True(TwilioSignature.Matches(request with { Body = default }, null, "12345"));
    }

    /// <summary>Test suite of SendGrid's libraries.</summary>
    [Fact]
    public void SendGrids_vector_matches_and_says_what_it_says()
    {
        var report = WebhookTrial.Report(SendGrid(SendGridBody, SendGridSignature, "1600112502"));

        Assert.Equal(("LRzXl_NHStOGhQ4kofSm_A", ReportKind.BouncedHard, "Bounced Address"), (report.ProviderMessageId, report.Kind, report.Words));
        Assert.Equal(("ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA", Instant.FromUnixTimeSeconds(1600112492)), (report.EventId, report.At));
    }

    [Fact]
    public void SendGrids_key_may_come_in_pems_frame()
        => Assert.IsType<ProviderWebhookRead.Taken>(SendGrid(SendGridBody, SendGridSignature, "1600112502", $"-----BEGIN PUBLIC KEY-----\n{SendGridKey}\n-----END PUBLIC KEY-----\n"));

    [Fact]
    public void One_changed_bit_breaks_sendgrids_signature()
    {
        AssertBroken(SendGridBody, body => SendGrid(body, SendGridSignature, "1600112502") is not ProviderWebhookRead.Unauthorized, 5);
        AssertBroken("1600112502", timestamp => SendGrid(SendGridBody, SendGridSignature, timestamp) is not ProviderWebhookRead.Unauthorized);

        // The last letters before the padding hold two bits that no byte is made of.
        AssertBroken(SendGridSignature[..^2], signature => SendGrid(SendGridBody, signature + "M=", "1600112502") is not ProviderWebhookRead.Unauthorized);
    }

    /// <summary>Svix's documentation, "Verifying webhooks manually".</summary>
    [Fact]
    public void Svixs_vector_matches() => Assert.IsNotType<ProviderWebhookRead.Unauthorized>(Svix(SvixBody));

    [Theory]
    [InlineData(301)]
    [InlineData(-301)]
    public void An_old_or_early_webhook_of_resend_is_refused(int seconds) => Assert.IsType<ProviderWebhookRead.Unauthorized>(Svix(SvixBody, late: seconds));

    [Fact]
    public void One_changed_bit_breaks_svixs_signature()
    {
        AssertBroken(SvixBody, body => Svix(body) is not ProviderWebhookRead.Unauthorized);
        AssertBroken("1731705121", timestamp => Svix(SvixBody, timestamp: timestamp) is not ProviderWebhookRead.Unauthorized);
        AssertBroken("msg_loFOjxBNrRLzqYUf", id => Svix(SvixBody, id: id) is not ProviderWebhookRead.Unauthorized);
    }

    /// <summary>The scheme's vector at GitHub, which has it from the same WebSub specification, and one of a library for WhatsApp.</summary>
    [Theory]
    [InlineData("It's a Secret to Everybody", "Hello, World!", "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")]
    [InlineData("secret", "test", "sha256=0329a06b62cd16b33eb6792be8c60b158d89a2ee3a876fce9a881ebb488c0914")]
    public void Hub_signatures_match_and_break_with_one_bit(string secret, string body, string signature)
    {
        Assert.True(MetaSignature.Matches(signature, Encoding.UTF8.GetBytes(body), secret));
        AssertBroken(body, changed => MetaSignature.Matches(signature, Encoding.Latin1.GetBytes(changed), secret));
        AssertBroken(signature, changed => MetaSignature.Matches(changed, Encoding.UTF8.GetBytes(body), secret));
        Assert.False(MetaSignature.Matches(null, Encoding.UTF8.GetBytes(body), secret));
    }

    private static bool IsTwilio(string url, string form, string signature)
        => TwilioSignature.Matches(WebhookTrial.Request(Encoding.Latin1.GetBytes(form), url, "POST", ("X-Twilio-Signature", signature)), WebhookForm.Parse(Encoding.Latin1.GetBytes(form)), "12345");

    private static bool IsTwilioJson(string url, byte[] body)
        => TwilioSignature.Matches(WebhookTrial.Request(body, url, "POST", ("x-twilio-signature", "a9nBmqA0ju/hNViExpshrM61xv4=")), null, "12345");

    private static ProviderWebhookRead SendGrid(string body, string signature, string timestamp, string key = SendGridKey)
        => new SendGridWebhook().Read(
            WebhookTrial.Request(Encoding.Latin1.GetBytes(body), WebhookTrial.Url, "POST", ("X-Twilio-Email-Event-Webhook-Signature", signature), ("X-Twilio-Email-Event-Webhook-Timestamp", timestamp)),
            new ChannelAccountSettings(Guid.Empty, new Dictionary<string, string> { ["webhookPublicKey"] = key }, new Dictionary<string, string>()));

    private static ProviderWebhookRead Svix(string body, string id = "msg_loFOjxBNrRLzqYUf", string timestamp = "1731705121", int late = 0)
        => new ResendWebhook().Read(
            WebhookTrial.Request(Encoding.Latin1.GetBytes(body), WebhookTrial.Url, "POST", ("svix-id", id), ("svix-timestamp", timestamp), ("svix-signature", "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0="))
                with { ReceivedAt = Instant.FromUnixTimeSeconds(1731705121 + late) },
            WebhookTrial.Account(("webhookSecret", "whsec_plJ3nmyCDGBKInavdOK15jsl")));

    /// <summary>Flips each bit (of every <paramref name="step"/>-th letter) once; none may still match.</summary>
    private static void AssertBroken(string text, Func<string, bool> matches, int step = 1)
    {
        Assert.True(text.All(char.IsAscii));
        for (var place = 0; place < text.Length; place += step)
        {
            for (var bit = 0; bit < 7; bit++)
            {
                var letters = text.ToCharArray();
                letters[place] ^= (char)(1 << bit);
                Assert.False(matches(new string(letters)), $"Bit {bit} of letter {place} of '{text}' can be changed.");
            }
        }
    }
}
