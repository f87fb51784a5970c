using FollowUp.Core.Delivery.Channels;

namespace FollowUp.Tests.Contracts;

/// <summary>What the delivery pipeline relies on, whichever provider carries a message.</summary>
public abstract class ChannelSenderContract
{
    [Fact]
    public async Task A_message_is_taken_and_known_by_an_id()
    {
        await using var trial = await BeginAsync();

        var outcome = await trial.SendAsync();

        Assert.False(string.IsNullOrEmpty(Assert.IsType<SendOutcome.Accepted>(outcome).ProviderMessageId));
        Assert.Empty(trial.Violations);
        Assert.Equal(1, trial.Taken);
    }

    [Fact]
    public async Task Everything_a_message_can_carry_is_taken()
    {
        await using var trial = await BeginAsync();
        var messages = trial.Messages();

        foreach (var message in messages)
        {
            Assert.IsType<SendOutcome.Accepted>(await trial.SendAsync(message));
            Assert.Empty(trial.Violations);
        }

        Assert.NotEmpty(messages);
        Assert.Equal(messages.Count, trial.Taken);
    }

    [Fact]
    public async Task Messages_at_once_are_taken_once_each()
    {
        await using var trial = await BeginAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => trial.SendAsync()));

        Assert.Equal(20, outcomes.Select(outcome => Assert.IsType<SendOutcome.Accepted>(outcome).ProviderMessageId).Distinct().Count());
        Assert.Equal(20, trial.Taken);
    }

    [Fact]
    public async Task A_repeat_is_told_from_a_new_message_where_that_is_promised()
    {
        await using var trial = await BeginAsync();
        var message = trial.Message();

        var first = await trial.SendAsync(message);
        var second = await trial.SendAsync(message);

        Assert.Equal(trial.TellsRepeats ? 1 : 2, trial.Taken);
        Assert.True(trial.TellsRepeats || !trial.Sender.Capabilities.IdempotentRetry, "It promises what it does not keep.");
        Assert.Equal(trial.TellsRepeats, first == second && first is SendOutcome.Accepted && trial.Taken == 1);
    }

    [Fact]
    public async Task A_message_with_files_is_taken_whole_or_refused()
    {
        await using var trial = await BeginAsync();
        var messages = trial.Laden();

        foreach (var message in messages)
        {
            var outcome = await trial.SendAsync(message);
            Assert.True(trial.Sender.Capabilities.Files ? outcome is SendOutcome.Accepted : outcome is SendOutcome.Rejected { Code: "media" }, $"{outcome}");
            Assert.Empty(trial.Violations);
        }

        Assert.NotEmpty(messages);
        Assert.All(messages, message => Assert.NotEqual(0, message.Attachments.Count + message.Media.Count));
        Assert.Equal(trial.Sender.Capabilities.Files ? messages.Count : 0, trial.Taken);
        Assert.Equal(trial.Sender.Capabilities.Files ? messages.Select(Files) : [], trial.TakenFiles());

        static string Files(OutboundMessage message) => string.Join(
            ' ', message.Attachments.Select(file => $"{file.FileName}:{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(file.Content.Span))}").Concat(message.Media.Select(link => link.Url.AbsoluteUri)));
    }

    [Fact]
    public async Task A_sender_that_can_be_asked_says_so()
    {
        await using var trial = await BeginAsync();

        Assert.Equal(trial.Sender.Capabilities.LookUp, trial.Sender is IMessageLookUp);
    }

    /// <param name="impatient">With time limits that a test can wait for.</param>
    private protected abstract Task<SenderTrial> BeginAsync(bool impatient = false);
}
