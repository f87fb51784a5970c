using FollowUp.Core.Delivery.Channels;
using FollowUp.Tests.Support.Smtp;

namespace FollowUp.Tests.Infrastructure.Smtp;

/// <summary>What each end of a hand-over becomes.</summary>
public sealed class SmtpOutcomeTests
{
    public static TheoryData<bool> Pipelining => [true, false];

    [Theory, MemberData(nameof(Pipelining))]
    public async Task A_mail_that_is_taken_is_accepted_under_its_message_id(bool pipelining)
    {
        await using var trial = new SmtpTrial(new SmtpSinkOptions { Pipelining = pipelining });

        var outcome = await trial.SendAsync();

        Assert.Equal(new SendOutcome.Accepted("<00000001100070008000000000000001@shop.example>"), outcome);
        var mail = Assert.Single(trial.Sink.For("ann@example.com"));
        Assert.Equal("shop@shop.example", mail.From);
        Assert.Empty(trial.Sink.Violations);
    }

    [Fact]
    public async Task A_server_that_knows_only_HELO_gets_mail_too()
    {
        await using var trial = new SmtpTrial(new SmtpSinkOptions { Ehlo = false });

        Assert.IsType<SendOutcome.Accepted>(await trial.SendAsync());
        Assert.Equal(1, trial.Sink.StepsAt(SmtpSinkStage.Helo));
    }

    [Fact]
    public async Task A_refused_connection_is_deferred()
    {
        await using var trial = new SmtpTrial();
        await trial.Sink.StopAsync();

        var deferred = Assert.IsType<SendOutcome.Deferred>(await trial.SendAsync());
        Assert.Equal("connection", deferred.Code);
        Assert.True(deferred.Unreachable);
        Assert.Contains("refused", deferred.Reason, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_unknown_host_is_deferred()
    {
        await using var trial = new SmtpTrial().With("host", "no-such-host.invalid");

        Assert.Equal("dns", Assert.IsType<SendOutcome.Deferred>(await trial.SendAsync()).Code);
    }

    [Theory]
    [InlineData(SmtpSinkStage.Greeting, "421 4.3.2 closing for now")]
    [InlineData(SmtpSinkStage.Greeting, "554 5.3.2 no service here")]
    [InlineData(SmtpSinkStage.Ehlo, "421 4.3.2 closing for now")]
    [InlineData(SmtpSinkStage.Mail, "451 4.3.0 try later")]
    [InlineData(SmtpSinkStage.Rcpt, "450 4.2.1 greylisted")]
    [InlineData(SmtpSinkStage.Data, "452 4.3.1 disk full")]
    [InlineData(SmtpSinkStage.Body, "451 4.7.1 not now")]
    [InlineData(SmtpSinkStage.Body, "421 4.3.2 closing for now")]
    public async Task A_temporary_refusal_is_deferred_with_the_servers_words(SmtpSinkStage stage, string reply)
    {
        await using var trial = new SmtpTrial().WhenSaying(stage, reply);

        var outcome = await trial.SendAsync();

        Assert.Equal(new SendOutcome.Deferred(reply[..9], reply[10..], Unreachable: reply.StartsWith("421", StringComparison.Ordinal)), outcome);
        Assert.Equal(0, trial.Sink.Count);
    }

    [Theory]
    [InlineData(SmtpSinkStage.Mail, "550 5.7.1 sender refused", false)]
    [InlineData(SmtpSinkStage.Rcpt, "550 5.1.1 no such user", true)]
    [InlineData(SmtpSinkStage.Rcpt, "553 5.1.3 bad address", true)]
    [InlineData(SmtpSinkStage.Rcpt, "550 5.2.1 mailbox closed", true)]
    [InlineData(SmtpSinkStage.Rcpt, "554 5.1.1 no such user", true)]
    [InlineData(SmtpSinkStage.Rcpt, "550 5.7.1 listed by a block list", false)]
    [InlineData(SmtpSinkStage.Rcpt, "552 5.2.2 mailbox full", false)]
    [InlineData(SmtpSinkStage.Data, "554 5.5.1 no", false)]
    [InlineData(SmtpSinkStage.Body, "550 5.1.1 judged by content", false)]
    public async Task A_permanent_refusal_is_rejected_with_the_servers_words(SmtpSinkStage stage, string reply, bool invalidAddress)
    {
        await using var trial = new SmtpTrial().WhenSaying(stage, reply);

        Assert.Equal(new SendOutcome.Rejected(reply[..9], reply[10..], invalidAddress), await trial.SendAsync());
        Assert.Equal(0, trial.Sink.Count);
    }

    [Theory]
    [InlineData("550 no such user", true)]
    [InlineData("551 not here", true)]
    [InlineData("553 no such name", true)]
    [InlineData("552 full", false)]
    public async Task Without_enhanced_codes_the_basic_code_tells_an_invalid_address(string reply, bool invalidAddress)
    {
        await using var trial = new SmtpTrial().WhenSaying(SmtpSinkStage.Rcpt, reply);

        Assert.Equal(new SendOutcome.Rejected(reply[..3], reply[4..], invalidAddress), await trial.SendAsync());
    }

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

    [Fact]
    public async Task Long_and_multi_line_refusals_become_one_line_of_500_characters()
    {
        await using var trial = new SmtpTrial()
            .WhenSaying(SmtpSinkStage.Rcpt, $"550-5.1.1 No\tsuch   user.\r\n550-5.1.1 Look at\r\n550 5.1.1 {new string('x', 900)}");

        var rejected = Assert.IsType<SendOutcome.Rejected>(await trial.SendAsync());
        Assert.Equal("550 5.1.1", rejected.Code);
        Assert.StartsWith("No such user. Look at xxx", rejected.Reason, StringComparison.Ordinal);
        Assert.Equal(500, rejected.Reason.Length);
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request")]
    [InlineData("220-one\r\n250 two")]
    public async Task A_server_of_another_kind_is_deferred(string greeting)
    {
        await using var trial = new SmtpTrial().WhenSaying(SmtpSinkStage.Greeting, greeting);

        Assert.Equal("protocol", Assert.IsType<SendOutcome.Deferred>(await trial.SendAsync()).Code);
    }

    [Theory]
    [InlineData(5000, 1)]
    [InlineData(10, 500)]
    public async Task Replies_without_end_are_not_read_to_the_end(int length, int lines)
    {
        var reply = string.Concat(Enumerable.Repeat($"220-{new string('x', length)}\r\n", lines)) + "220 done";
        await using var trial = new SmtpTrial().WhenSaying(SmtpSinkStage.Greeting, reply);

        Assert.Equal("protocol", Assert.IsType<SendOutcome.Deferred>(await trial.SendAsync()).Code);
    }

    [Theory]
    [InlineData("host", "")]
    [InlineData("host", "a b")]
    [InlineData("port", "0")]
    [InlineData("port", "70000")]
    [InlineData("security", "ssl")]
    [InlineData("connections", "none")]
    [InlineData("ehlo", "a\r\nRSET")]
    public async Task A_wrong_setting_is_deferred_and_named(string setting, string value)
    {
        await using var trial = new SmtpTrial().With(setting, value);

        var deferred = Assert.IsType<SendOutcome.Deferred>(await trial.SendAsync());
        Assert.Equal("settings", deferred.Code);
        Assert.Contains(setting, deferred.Reason, StringComparison.Ordinal);
    }
}
