using FollowUp.Core.Delivery.Channels;
using FollowUp.Tests.Contracts.Fakes;

namespace FollowUp.Tests.Contracts;

/// <summary>What the pipeline relies on when the provider or the way to it fails: it is never told "not sent" of a message that may have been.</summary>
public abstract class NetworkSenderContract : ChannelSenderContract
{
    [Fact]
    public async Task Each_documented_refusal_means_what_the_provider_says()
    {
        await using var trial = await BeginNetworkAsync();
        var ends = trial.Ends;

        foreach (var end in ends)
        {
            end.Arrange();
            var outcome = await trial.SendAsync();
            Assert.True(end.Expected == outcome, $"{end.Name}: expected {end.Expected}, was {outcome}");
        }

        Assert.NotEmpty(ends);
        Assert.Empty(trial.Violations);
        Assert.Equal(0, trial.Taken);
        Assert.Equal(ends.Count, trial.HandOvers);
    }

    [Theory]
    [InlineData(nameof(Fault.Slow))]
    [InlineData(nameof(Fault.Cut))]
    [InlineData(nameof(Fault.Half))]
    [InlineData(nameof(Fault.Garbled))]
    public async Task After_a_message_has_been_sent_whole_only_an_answer_tells(string name)
    {
        var fault = Enum.Parse<Fault>(name);
        await using var trial = await BeginNetworkAsync(impatient: fault == Fault.Slow);

        // The first message of a process takes long enough to run into a short limit before it is sent.
        await trial.SendAsync();
        var (handOvers, taken) = (trial.HandOvers, trial.Taken);
        trial.Disturb(fault);

        var outcome = await trial.SendAsync();

        Assert.NotEmpty(Assert.IsType<SendOutcome.Uncertain>(outcome).Reason);
        Assert.Equal(handOvers + 1, trial.HandOvers);
        Assert.Equal(taken + 1, trial.Taken);
    }

    [Fact]
    public async Task A_repeat_after_a_lost_answer_is_taken_once_where_that_is_promised()
    {
        await using var trial = await BeginNetworkAsync();
        var message = trial.Message();
        trial.Disturb(Fault.Cut);

        Assert.IsType<SendOutcome.Uncertain>(await trial.SendAsync(message));
        Assert.IsType<SendOutcome.Accepted>(await trial.SendAsync(message));

        Assert.Equal(trial.TellsRepeats ? 1 : 2, trial.Taken);
    }

    [Fact]
    public async Task Being_cancelled_leaves_a_message_that_was_read_uncertain()
    {
        await using var trial = await BeginNetworkAsync();
        using var cancel = new CancellationTokenSource();
        trial.Disturb(Fault.Slow);

        var sending = trial.SendAsync(cancellationToken: cancel.Token);
        await trial.Read;
        await cancel.CancelAsync();

        Assert.IsType<SendOutcome.Uncertain>(await sending);
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_was_sent()
    {
        await using var trial = await BeginNetworkAsync();
        await trial.StopAsync();

        var outcome = await trial.SendAsync();

        Assert.Equal(DeferralKind.Unreachable, Assert.IsType<SendOutcome.Deferred>(outcome).Kind);
        Assert.Equal(0, trial.HandOvers);
    }

    [Fact]
    public async Task A_connection_cut_before_the_message_went_out_means_it_was_not_sent()
    {
        await using var trial = await BeginNetworkAsync();

        var outcome = await trial.SendAsync(trial.Message(), trial.CutBefore());

        Assert.Equal(DeferralKind.Unreachable, Assert.IsType<SendOutcome.Deferred>(outcome).Kind);
        Assert.Equal(0, trial.HandOvers);
    }

    [Fact]
    public async Task A_wrong_secret_is_about_the_account_and_is_never_repeated()
    {
        await using var trial = await BeginNetworkAsync();
        var account = trial.WrongSecret();

        var outcome = await trial.SendAsync(trial.Message(), account);

        var deferred = Assert.IsType<SendOutcome.Deferred>(outcome);
        Assert.Equal(DeferralKind.Account, deferred.Kind);
        Assert.NotEmpty(deferred.Reason);
        Assert.All(account.Secrets.Values.Append(trial.Secret), secret => Assert.DoesNotContain(secret, $"{outcome} {account}", StringComparison.Ordinal));
        Assert.Equal(0, trial.Taken);
    }

    [Fact]
    public async Task A_missing_setting_is_named_and_nothing_is_sent()
    {
        await using var trial = await BeginNetworkAsync();

        foreach (var name in trial.Needed)
        {
            var deferred = Assert.IsType<SendOutcome.Deferred>(await trial.SendAsync(trial.Message(), trial.Without(name)));
            Assert.Equal(("settings", DeferralKind.Account), (deferred.Code, deferred.Kind));
            Assert.Contains(name, deferred.Reason, StringComparison.Ordinal);
        }

        Assert.NotEmpty(trial.Needed);
        Assert.Equal(0, trial.HandOvers);
    }

    [Fact]
    public async Task The_providers_words_are_kept_on_one_line_of_bearable_length()
    {
        await using var trial = await BeginNetworkAsync();
        trial.RefuseWith("We do\tnot\u0007 like it." + new string('x', 900));

        var reason = Assert.IsType<SendOutcome.Rejected>(await trial.SendAsync()).Reason;

        Assert.StartsWith("We do not like it.xxx", reason, StringComparison.Ordinal);
        Assert.Equal(500, reason.Length);
    }

    private protected abstract Task<NetworkTrial> BeginNetworkAsync(bool impatient = false);

    private protected sealed override async Task<SenderTrial> BeginAsync(bool impatient = false) => await BeginNetworkAsync(impatient);
}
