using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Kernel;
using FollowUp.Tests.Contracts.Fakes;
using NodaTime;

namespace FollowUp.Tests.Contracts;

/// <summary>What Twilio's list tells of a message whose answer was lost.</summary>
public sealed class TwilioLookUpTests
{
    [Fact]
    public async Task A_message_that_was_taken_is_found_though_it_is_only_queued()
    {
        await using var trial = await BeginAsync();
        trial.Disturb(Fault.Cut);
        Assert.IsType<SendOutcome.Uncertain>(await trial.SendAsync());

        Assert.Equal(new LookUpResult.Found(trial.Fake.Taken.Single()), await AskAsync(trial));
    }

    [Fact]
    public async Task Neither_other_words_nor_another_number_nor_another_time_nor_another_way_is_taken_for_it()
    {
        await using var trial = await BeginAsync();
        trial.Fake.Add("+14155552671", "+14155550100", "Other words");
        trial.Fake.Add("+14155552672", "+14155550100", Letters.Words);
        trial.Fake.Add("+14155552671", "+14155550199", Letters.Words);
        trial.Fake.Add("+14155552671", "+14155550100", Letters.Words, "inbound");
        var before = Question(trial) with { From = trial.Clock.Now + Duration.FromMinutes(5), Until = trial.Clock.Now + Duration.FromMinutes(6) };

        Assert.IsType<LookUpResult.NotFound>(await AskAsync(trial));
        trial.Fake.Add("+14155552671", "+14155550100", Letters.Words);
        Assert.IsType<LookUpResult.NotFound>(await AskAsync(trial, before));
        Assert.IsType<LookUpResult.Found>(await AskAsync(trial));
    }

    [Fact]
    public async Task Of_several_equal_messages_none_is_named()
    {
        await using var trial = await BeginAsync();
        await trial.SendAsync();
        await trial.SendAsync();

        Assert.IsType<LookUpResult.Unclear>(await AskAsync(trial));
    }

    [Fact]
    public async Task Other_words_on_WhatsApp_may_be_the_templates()
    {
        await using var trial = await BeginAsync();
        trial.Fake.Add("whatsapp:+14155552671", "whatsapp:+14155550100", "Hello Zoë, order 1001 has arrived.");

        Assert.IsType<LookUpResult.Unclear>(await AskAsync(trial, Question(trial) with { Channel = Channel.WhatsApp }));
        Assert.IsType<LookUpResult.NotFound>(await AskAsync(trial));
    }

    [Fact]
    public async Task A_question_that_is_not_answered_stays_open()
    {
        await using var trial = await BeginAsync();
        foreach (var answer in new[] { TwilioFake.Error(500, 20500, "Internal"), TwilioFake.Error(429, 20429, "Slow down"), new FakeAnswer(200, "<html>"), new FakeAnswer(200, "{}") })
        {
            trial.Fake.Say(answer);
            Assert.IsType<LookUpResult.Unclear>(await AskAsync(trial));
        }

        Assert.IsType<LookUpResult.Unclear>(await AskAsync(trial, account: trial.WrongSecret()));
        Assert.IsType<LookUpResult.Unclear>(await AskAsync(trial, account: trial.Without("accountSid")));
        await trial.StopAsync();
        Assert.IsType<LookUpResult.Unclear>(await AskAsync(trial));
    }

    private static LookUpQuestion Question(TwilioTrial trial) => new(
        Guid.Empty, "+14155552671", "+14155550100", Letters.Words, trial.Clock.Now - Duration.FromSeconds(1), trial.Clock.Now + Duration.FromMinutes(1));

    private static async Task<TwilioTrial> BeginAsync()
    {
        var trial = new TwilioTrial(impatient: false);
        await trial.StartAsync();
        return trial;
    }

    private static Task<LookUpResult> AskAsync(TwilioTrial trial, LookUpQuestion? question = null, ChannelAccountSettings? account = null)
        => ((IMessageLookUp)trial.Sender).FindAsync(question ?? Question(trial), account ?? trial.Account, CancellationToken.None);
}
