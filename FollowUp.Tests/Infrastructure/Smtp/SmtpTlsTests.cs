using FollowUp.Core.Delivery.Channels;
using FollowUp.Tests.Support.Smtp;

namespace FollowUp.Tests.Infrastructure.Smtp;

public sealed class SmtpTlsTests
{
    public static TheoryData<string> Protected => ["starttls", "tls"];

    private static SmtpTrial Trial(string security, string? auth = null) =>
        new SmtpTrial(new SmtpSinkOptions { StartTls = security == "starttls", ImplicitTls = security == "tls", Auth = auth }).With("security", security);

    [Theory, MemberData(nameof(Protected))]
    public async Task Mails_go_over_TLS(string security)
    {
        await using var trial = Trial(security).With("acceptInvalidCertificate", "true");

        Assert.IsType<SendOutcome.Accepted>(await trial.SendAsync(trial.Message() with { Text = new string('x', 1_000_000) }));
        Assert.IsType<SendOutcome.Accepted>(await trial.SendAsync());
        Assert.All(trial.Sink.Mails, mail => Assert.True(mail.Tls));
        Assert.Equal(1, trial.Sink.Connections);
        Assert.Empty(trial.Sink.Violations);
    }

    [Theory, MemberData(nameof(Protected))]
    public async Task A_certificate_nobody_vouches_for_is_not_accepted_by_default(string security)
    {
        await using var trial = Trial(security);

        var deferred = Assert.IsType<SendOutcome.Deferred>(await trial.SendAsync());
        Assert.Equal("tls", deferred.Code);
        Assert.Contains("certificate", deferred.Reason, StringComparison.Ordinal);
        Assert.Equal(0, trial.Sink.StepsAt(SmtpSinkStage.Mail));
    }

    [Fact]
    public async Task Without_an_offer_of_STARTTLS_nothing_is_sent_in_the_clear()
    {
        await using var trial = new SmtpTrial(new SmtpSinkOptions { Auth = "PLAIN" }).With("security", "starttls").With("user", "user").With("password", "password");

        Assert.Equal("tls", Assert.IsType<SendOutcome.Deferred>(await trial.SendAsync()).Code);
        Assert.Equal(0, trial.Sink.StepsAt(SmtpSinkStage.Auth));
        Assert.Equal(0, trial.Sink.StepsAt(SmtpSinkStage.Mail));
    }

    [Theory]
    [InlineData("454 4.7.0 no TLS now")]
    [InlineData("220 2.0.0 go ahead\r\n250 2.0.0 slipped in")]
    public async Task A_STARTTLS_that_goes_wrong_is_deferred(string reply)
    {
        await using var trial = Trial("starttls").With("acceptInvalidCertificate", "true").WhenSaying(SmtpSinkStage.StartTls, reply);

        Assert.IsType<SendOutcome.Deferred>(await trial.SendAsync());
        Assert.Equal(0, trial.Sink.StepsAt(SmtpSinkStage.Mail));
    }

    [Fact]
    public async Task A_plain_server_where_TLS_is_expected_is_deferred()
    {
        await using var trial = new SmtpTrial().With("security", "tls");

        Assert.Equal("tls", Assert.IsType<SendOutcome.Deferred>(await trial.SendAsync()).Code);
    }

    [Theory]
    [InlineData("PLAIN")]
    [InlineData("LOGIN")]
    [InlineData("CRAM-MD5 LOGIN PLAIN")]
    public async Task The_account_signs_in(string auth)
    {
        await using var trial = Trial("starttls", auth).With("acceptInvalidCertificate", "true").With("user", "user").With("password", "password");

        Assert.IsType<SendOutcome.Accepted>(await trial.SendAsync());
        Assert.Equal("user", Assert.Single(trial.Sink.Mails).SignedInAs);
    }

    [Theory]
    [InlineData("PLAIN")]
    [InlineData("LOGIN")]
    public async Task A_wrong_password_is_deferred_with_the_servers_words(string auth)
    {
        await using var trial = new SmtpTrial(new SmtpSinkOptions { Auth = auth }).With("user", "user").With("password", "wrong");

        Assert.Equal(new SendOutcome.Deferred("535 5.7.8", "user or password is wrong", Kind: DeferralKind.Account), await trial.SendAsync());
        Assert.Equal(0, trial.Sink.StepsAt(SmtpSinkStage.Mail));
    }

    [Fact]
    public async Task A_server_without_a_way_to_sign_in_is_deferred()
    {
        await using var trial = new SmtpTrial(new SmtpSinkOptions { Auth = "CRAM-MD5" }).With("user", "user").With("password", "password");

        Assert.Equal("auth", Assert.IsType<SendOutcome.Deferred>(await trial.SendAsync()).Code);
    }

    [Fact]
    public async Task A_server_that_wants_a_sign_in_the_account_lacks_is_deferred()
    {
        await using var trial = new SmtpTrial(new SmtpSinkOptions { Auth = "PLAIN" });

        Assert.Equal("530 5.7.0", Assert.IsType<SendOutcome.Deferred>(await trial.SendAsync()).Code);
    }
}
