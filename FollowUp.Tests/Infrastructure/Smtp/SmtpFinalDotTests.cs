using FollowUp.Core.Delivery.Channels;
using FollowUp.Tests.Support.Smtp;

namespace FollowUp.Tests.Infrastructure.Smtp;

/// <summary>Before the final dot a failure is certain; after it, it is not.</summary>
public sealed class SmtpFinalDotTests
{
    [Theory]
    [InlineData(SmtpSinkStage.Greeting)]
    [InlineData(SmtpSinkStage.Ehlo)]
    [InlineData(SmtpSinkStage.Mail)]
    [InlineData(SmtpSinkStage.Rcpt)]
    [InlineData(SmtpSinkStage.Data)]
    [InlineData(SmtpSinkStage.BodyBegins)]
    public async Task A_connection_lost_before_the_final_dot_is_deferred(SmtpSinkStage stage)
    {
        await using var trial = new SmtpTrial().When(stage, new SmtpSinkAnswer.Cut());

        // Large enough to fill the buffers between the two, so that the body cannot have left whole.
        var message = trial.Message() with { Text = new string('x', 20_000_000) };
        Assert.Equal("connection", Assert.IsType<SendOutcome.Deferred>(await trial.SendAsync(message)).Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connection_lost_after_the_final_dot_is_uncertain(bool taken)
    {
        await using var trial = new SmtpTrial().When(SmtpSinkStage.Body, new SmtpSinkAnswer.Cut(taken));

        Assert.IsType<SendOutcome.Uncertain>(await trial.SendAsync());
        Assert.Equal(taken ? 1 : 0, trial.Sink.Count);
    }

    [Theory]
    [InlineData(SmtpSinkStage.Greeting)]
    [InlineData(SmtpSinkStage.Rcpt)]
    [InlineData(SmtpSinkStage.Data)]
    public async Task Silence_before_the_final_dot_is_deferred(SmtpSinkStage stage)
    {
        await using var trial = new SmtpTrial(timeouts: SmtpTrial.Impatient).When(stage, new SmtpSinkAnswer.Hang());

        Assert.Equal("timeout", Assert.IsType<SendOutcome.Deferred>(await trial.SendAsync()).Code);
    }

    [Fact]
    public async Task A_server_that_stops_reading_the_body_is_deferred()
    {
        await using var trial = new SmtpTrial(timeouts: SmtpTrial.Impatient).When(SmtpSinkStage.BodyBegins, new SmtpSinkAnswer.Hang());

        var message = trial.Message() with { Text = new string('x', 20_000_000) };
        Assert.Equal("timeout", Assert.IsType<SendOutcome.Deferred>(await trial.SendAsync(message)).Code);
    }

    [Fact]
    public async Task Silence_after_the_final_dot_is_uncertain()
    {
        // Long enough for everything before the final dot on a busy machine.
        var timeouts = SmtpTrial.Impatient with { Command = TimeSpan.FromSeconds(3), Total = TimeSpan.FromSeconds(3) };
        await using var trial = new SmtpTrial(timeouts: timeouts).When(SmtpSinkStage.Body, new SmtpSinkAnswer.Hang());

        Assert.IsType<SendOutcome.Uncertain>(await trial.SendAsync());
    }

    [Fact]
    public async Task A_slow_server_is_waited_for()
    {
        await using var trial = new SmtpTrial().When(SmtpSinkStage.Body, new SmtpSinkAnswer.Wait(TimeSpan.FromMilliseconds(50)));

        Assert.IsType<SendOutcome.Accepted>(await trial.SendAsync());
    }

    [Theory]
    [InlineData(SmtpSinkStage.Rcpt, false)]
    [InlineData(SmtpSinkStage.Body, true)]
    public async Task Cancelling_is_certain_before_the_final_dot_and_not_after(SmtpSinkStage stage, bool uncertain)
    {
        using var cancelled = new CancellationTokenSource();
        await using var trial = new SmtpTrial();
        trial.Sink.Script = step =>
        {
            if (step.Stage != stage)
            {
                return null;
            }

            cancelled.Cancel();
            return new SmtpSinkAnswer.Hang();
        };

        var outcome = await trial.SendAsync(cancellationToken: cancelled.Token);

        Assert.Equal(uncertain, outcome is SendOutcome.Uncertain);
        Assert.Equal(uncertain ? null : "cancelled", (outcome as SendOutcome.Deferred)?.Code);
    }
}
