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
        Assert.Equal(DeferralKind.Unreachable, deferred.Kind);
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

        Assert.Equal(new SendOutcome.Deferred(reply[..9], reply[10..], Kind: reply.StartsWith("421", StringComparison.Ordinal) ? DeferralKind.Unreachable : DeferralKind.Temporary), outcome);
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
}
