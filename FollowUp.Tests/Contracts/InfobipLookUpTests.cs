using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Kernel;
using FollowUp.Tests.Contracts.Fakes;

namespace FollowUp.Tests.Contracts;

/// <summary>What Infobip's logs tell of a message whose answer was lost.</summary>
public sealed class InfobipLookUpTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_that_was_taken_is_found_by_its_own_id(bool picture)
    {
        await using var trial = await BeginAsync();
        var message = picture ? Letters.Picture(trial.Message().Id) : trial.Message();
        trial.Disturb(Fault.Cut);
        Assert.IsType<SendOutcome.Uncertain>(await trial.SendAsync(message));

        Assert.Equal(new LookUpResult.Found(message.Id.ToString("D")), await AskAsync(trial, message));
        Assert.IsType<LookUpResult.NotFound>(await AskAsync(trial, trial.Message()));
    }

    [Fact]
    public async Task A_question_that_is_not_answered_stays_open()
    {
        await using var trial = await BeginAsync();
        trial.Fake.Say(InfobipFake.Exception(500, "GENERAL_ERROR", "Something went wrong."));
        Assert.IsType<LookUpResult.Unclear>(await AskAsync(trial, trial.Message()));
        trial.Fake.Say(new FakeAnswer(200, "{}"));
        Assert.IsType<LookUpResult.Unclear>(await AskAsync(trial, trial.Message()));
        Assert.IsType<LookUpResult.Unclear>(await AskAsync(trial, Letters.WhatsApp(Guid.Empty)));
    }

    private static async Task<InfobipTrial> BeginAsync()
    {
        var trial = new InfobipTrial(impatient: false);
        await trial.StartAsync();
        return trial;
    }

    private static Task<LookUpResult> AskAsync(InfobipTrial trial, OutboundMessage message)
        => ((IMessageLookUp)trial.Sender).FindAsync(
            new LookUpQuestion(message.Id, message.To, message.From, message.Text, trial.Clock.Now, trial.Clock.Now) { Channel = message.Channel }, trial.Account, CancellationToken.None);
}
