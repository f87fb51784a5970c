using FollowUp.Core.Delivery.Channels;
using FollowUp.Tests.Support.Smtp;

namespace FollowUp.Tests.Infrastructure.Smtp;

/// <summary>After each kind of refusal the same connection carries the next mail, and the right one.</summary>
public sealed class SmtpPipelineTests
{
    public static TheoryData<bool, SmtpSinkStage, bool> Refusals
    {
        get
        {
            var data = new TheoryData<bool, SmtpSinkStage, bool>();
            foreach (var stage in new[] { SmtpSinkStage.Mail, SmtpSinkStage.Rcpt, SmtpSinkStage.Data, SmtpSinkStage.Body })
            {
                data.Add(true, stage, false);
                data.Add(true, stage, true);
                data.Add(false, stage, false);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Refusals))]
    public async Task A_refusal_leaves_the_connection_in_step(bool pipelining, SmtpSinkStage stage, bool asksForBodyRegardless)
    {
        await using var trial = new SmtpTrial(new SmtpSinkOptions { Pipelining = pipelining, AsksForBodyRegardless = asksForBodyRegardless })
            .With("connections", "1")
            .WhenSaying(stage, "550 5.7.0 not this one", 2, 4);

        var outcomes = new List<SendOutcome>();
        for (var i = 1; i <= 6; i++)
        {
            outcomes.Add(await trial.SendAsync(trial.Message($"contact{i}@example.com")));
        }

        // A refused transaction may have had fewer steps, so which mails are refused differs; that each is told rightly does not.
        for (var i = 0; i < outcomes.Count; i++)
        {
            Assert.Equal(outcomes[i] is SendOutcome.Accepted ? 1 : 0, trial.Sink.CountFor($"contact{i + 1}@example.com"));
        }

        Assert.Equal(2, outcomes.OfType<SendOutcome.Rejected>().Count());
        Assert.Equal(4, outcomes.OfType<SendOutcome.Accepted>().Count());
        Assert.Equal(1, trial.Sink.Connections);
        Assert.Empty(trial.Sink.Violations);
    }

    [Fact]
    public async Task A_server_that_asks_for_the_body_of_a_refused_sender_gets_no_empty_mail()
    {
        await using var trial = new SmtpTrial(new SmtpSinkOptions { AsksForBodyRegardless = true });
        // Odd, but seen: MAIL refused, RCPT taken all the same.
        trial.WhenSaying(SmtpSinkStage.Mail, "451 4.3.0 later", 1).WhenSaying(SmtpSinkStage.Rcpt, "250 2.1.5 ok", 1);

        Assert.IsType<SendOutcome.Deferred>(await trial.SendAsync());
        Assert.Equal(0, trial.Sink.Count);
        Assert.IsType<SendOutcome.Accepted>(await trial.SendAsync());
        Assert.Equal(1, trial.Sink.Count);
    }

    [Fact]
    public async Task A_mail_over_the_offered_size_is_rejected_without_being_sent()
    {
        await using var trial = new SmtpTrial(new SmtpSinkOptions { MaxSize = 10_000 });

        var rejected = Assert.IsType<SendOutcome.Rejected>(await trial.SendAsync(trial.Message() with { Text = new string('x', 10_000) }));
        Assert.StartsWith("552", rejected.Code, StringComparison.Ordinal);
        Assert.Contains("10000", rejected.Reason, StringComparison.Ordinal);
        Assert.Equal(0, trial.Sink.StepsAt(SmtpSinkStage.Mail));
    }

    [Fact]
    public async Task The_size_is_announced_as_it_arrives()
    {
        await using var trial = new SmtpTrial(new SmtpSinkOptions { MaxSize = 0 });

        Assert.IsType<SendOutcome.Accepted>(await trial.SendAsync(trial.Message() with { Text = ".dots\n..and more\n" }));
        var mail = Assert.Single(trial.Sink.Mails);
        Assert.EndsWith($" SIZE={mail.Raw.Length}", mail.MailCommand, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_refuses_in_the_middle_of_the_body_is_heard()
    {
        await using var trial = new SmtpTrial().When(SmtpSinkStage.BodyBegins, new SmtpSinkAnswer.SayAndClose("552 5.3.4 too much"));

        var outcome = await trial.SendAsync(trial.Message() with { Text = new string('x', 20_000_000) });

        Assert.Equal(new SendOutcome.Rejected("552 5.3.4", "too much"), outcome);
    }
}
