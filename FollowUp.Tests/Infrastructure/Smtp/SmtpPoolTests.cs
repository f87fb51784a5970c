using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Smtp;
using FollowUp.Tests.Support.Smtp;

namespace FollowUp.Tests.Infrastructure.Smtp;

public sealed class SmtpPoolTests
{
    [Fact]
    public async Task One_connection_carries_mail_after_mail_up_to_its_limit()
    {
        await using var trial = new SmtpTrial().With("connections", "1").With("mailsPerConnection", "10");

        for (var i = 0; i < 25; i++)
        {
            Assert.IsType<SendOutcome.Accepted>(await trial.SendAsync());
        }

        Assert.Equal(3, trial.Sink.Connections);
    }

    [Fact]
    public async Task Never_more_connections_than_allowed_and_every_mail_once()
    {
        await using var trial = new SmtpTrial().With("connections", "4");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => Task.Run(() => trial.SendAsync(trial.Message($"contact{i}@example.com")))));

        Assert.All(outcomes, outcome => Assert.IsType<SendOutcome.Accepted>(outcome));
        Assert.Equal(500, trial.Sink.CountByAddress.Count);
        Assert.All(trial.Sink.CountByAddress.Values, count => Assert.Equal(1, count));
        // 500 mails at up to 100 each, and a fresh one may open while its forerunner is still saying goodbye.
        Assert.InRange(trial.Sink.Connections, 1, 12);
    }

    [Fact]
    public async Task A_kept_connection_that_the_server_has_cut_is_replaced_unnoticed()
    {
        await using var trial = new SmtpTrial();
        Assert.IsType<SendOutcome.Accepted>(await trial.SendAsync());
        await trial.Sink.StopAsync();
        trial.Sink.Start();

        Assert.IsType<SendOutcome.Accepted>(await trial.SendAsync());
        Assert.Equal(2, trial.Sink.Connections);
        Assert.Equal(2, trial.Sink.Count);
    }

    [Theory]
    [InlineData(SmtpSinkStage.Mail, true)]
    [InlineData(SmtpSinkStage.Mail, false)]
    [InlineData(SmtpSinkStage.Rcpt, true)]
    public async Task A_kept_connection_that_ends_with_the_envelope_is_replaced_unnoticed(SmtpSinkStage stage, bool says421)
    {
        await using var trial = new SmtpTrial();
        trial.When(stage, says421 ? new SmtpSinkAnswer.SayAndClose("421 4.4.2 idle for too long") : new SmtpSinkAnswer.Cut(), 2);

        Assert.IsType<SendOutcome.Accepted>(await trial.SendAsync());
        Assert.IsType<SendOutcome.Accepted>(await trial.SendAsync());
        Assert.Equal(2, trial.Sink.Connections);
        Assert.Equal(2, trial.Sink.Count);
    }

    [Fact]
    public async Task A_fresh_connection_is_tried_once_and_no_more()
    {
        await using var trial = new SmtpTrial();
        Assert.IsType<SendOutcome.Accepted>(await trial.SendAsync());
        trial.When(SmtpSinkStage.Mail, new SmtpSinkAnswer.Cut());

        Assert.IsType<SendOutcome.Deferred>(await trial.SendAsync());
        Assert.Equal(2, trial.Sink.Connections);
    }

    [Fact]
    public async Task A_mail_whose_end_was_sent_is_never_sent_again()
    {
        await using var trial = new SmtpTrial();
        Assert.IsType<SendOutcome.Accepted>(await trial.SendAsync());
        trial.When(SmtpSinkStage.Body, new SmtpSinkAnswer.Cut(TakesMail: true));

        Assert.IsType<SendOutcome.Uncertain>(await trial.SendAsync());
        Assert.Equal(2, trial.Sink.Count);
        Assert.Equal(1, trial.Sink.Connections);
    }

    [Fact]
    public async Task A_temporary_refusal_on_a_kept_connection_is_not_tried_again()
    {
        await using var trial = new SmtpTrial().WhenSaying(SmtpSinkStage.Mail, "451 4.3.0 later", 2);
        await trial.SendAsync();

        Assert.IsType<SendOutcome.Deferred>(await trial.SendAsync());
        Assert.Equal(2, trial.Sink.StepsAt(SmtpSinkStage.Mail));
    }

    [Fact]
    public async Task An_idle_connection_is_not_kept_beyond_its_time()
    {
        await using var trial = new SmtpTrial(timeouts: SmtpTimeouts.Default with { Idle = TimeSpan.Zero });

        await trial.SendAsync();
        await trial.SendAsync();

        Assert.Equal(2, trial.Sink.Connections);
        Assert.Empty(trial.Sink.Violations);
    }

    [Fact]
    public async Task Changed_settings_and_other_accounts_do_not_share_connections()
    {
        await using var trial = new SmtpTrial();
        await trial.SendAsync();
        await trial.Sender.SendAsync(trial.Message(), trial.Account with { AccountId = Guid.Empty }, default);
        await trial.With("ehlo", "mail.shop.example").SendAsync();

        Assert.Equal(3, trial.Sink.Connections);
    }

    [Fact]
    public async Task When_all_connections_stay_busy_the_mail_is_deferred()
    {
        await using var trial = new SmtpTrial().With("connections", "1");
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        trial.Sink.Script = step =>
        {
            if (step.Stage != SmtpSinkStage.Mail)
            {
                return null;
            }

            reached.TrySetResult();
            return new SmtpSinkAnswer.Hang();
        };
        await using var pool = new SmtpPool(SmtpSettings.From(trial.Account), SmtpTimeouts.Default);
        using var mail = SmtpMail.Write(trial.Message(), SmtpTrial.Now);
        using var giveUp = new CancellationTokenSource();
        using var patient = new SmtpDeadline(TimeSpan.FromMinutes(5), giveUp.Token);
        using var hurried = new SmtpDeadline(TimeSpan.FromMilliseconds(50), default);
        var first = pool.SendAsync(mail, patient).AsTask();
        await reached.Task;

        var second = Assert.IsType<SendOutcome.Deferred>(await pool.SendAsync(mail, hurried));

        Assert.Contains("busy", second.Reason, StringComparison.Ordinal);
        await giveUp.CancelAsync();
        Assert.Equal("cancelled", Assert.IsType<SendOutcome.Deferred>(await first).Code);
    }

    [Fact]
    public async Task The_body_is_not_begun_without_time_for_an_answer()
    {
        await using var trial = new SmtpTrial(timeouts: SmtpTimeouts.Default with { Confirmation = TimeSpan.FromHours(1) });

        Assert.Equal("timeout", Assert.IsType<SendOutcome.Deferred>(await trial.SendAsync()).Code);
        Assert.Equal(0, trial.Sink.Count);
    }

    [Fact]
    public async Task Disposing_closes_every_connection()
    {
        await using var trial = new SmtpTrial();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => trial.SendAsync()));

        await trial.Sender.DisposeAsync();

        await trial.Sink.WaitForNoConnectionsAsync();
        Assert.Equal(20, trial.Sink.Count);
        Assert.Equal(0, trial.Sink.OpenConnections);
    }
}
