using FollowUp.Core.Delivery.Channels;

namespace FollowUp.Tests.Contracts;

/// <summary>What a provider has no form for is rejected instead of being sent with a part missing.</summary>
public sealed class UnfitMessageTests
{
    private static readonly MediaLink Sound = new(new Uri("https://shop.example/a.ogg"), "audio/ogg");

    [Fact]
    public async Task WhatsApp_takes_one_file_and_nothing_beside_it_that_would_be_lost()
    {
        var message = Letters.WhatsApp(Guid.Empty);
        foreach (var unfit in new[]
        {
            message with { Media = [Letters.Image, Letters.Image] },
            message with { Media = [Letters.Image], WhatsApp = Letters.Buttons },
            message with { Media = [Letters.Image], WhatsApp = Letters.Template },
            message with { Media = [Sound] },
        })
        {
            await RejectedAsync(new MetaTrial(impatient: false), unfit, "media");
            await RejectedAsync(new InfobipTrial(impatient: false), unfit, "media");
            await RejectedAsync(new TwilioTrial(impatient: false), unfit, "media");
        }
    }

    [Fact]
    public async Task Twilio_needs_a_content_template_where_the_others_do_not()
    {
        var message = Letters.WhatsApp(Guid.Empty);
        await RejectedAsync(new TwilioTrial(impatient: false), message with { WhatsApp = Letters.Buttons }, "content");
        await RejectedAsync(new TwilioTrial(impatient: false), message with { WhatsApp = Letters.Menu }, "content");
        await RejectedAsync(new TwilioTrial(impatient: false), message with { WhatsApp = Letters.Template with { Sid = null } }, "content");
    }

    [Fact]
    public async Task Infobip_fills_templates_by_place_alone()
        => await RejectedAsync(
            new InfobipTrial(impatient: false),
            Letters.WhatsApp(Guid.Empty) with { WhatsApp = Letters.Template with { Variables = [new WhatsAppVariable("first_name", "Zoë")] } },
            "content");

    [Fact]
    public async Task NotificationAPI_sends_words_alone() => await RejectedAsync(new NapiTrial(impatient: false), Letters.Picture(Guid.Empty), "media");

    private static async Task RejectedAsync<TFake>(HttpTrial<TFake> trial, OutboundMessage message, string code)
        where TFake : Fakes.FakeProvider
    {
        await using (trial)
        {
            await trial.StartAsync();
            Assert.Equal(code, Assert.IsType<SendOutcome.Rejected>(await trial.SendAsync(message)).Code);
            Assert.Empty(trial.Fake.Posts);
        }
    }
}
