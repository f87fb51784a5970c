using System.Globalization;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Smtp;
using FollowUp.Tests.Contracts.Fakes;
using FollowUp.Tests.Support;
using FollowUp.Tests.Support.Mime;
using FollowUp.Tests.Support.Smtp;

namespace FollowUp.Tests.Contracts;

/// <summary>SMTP, with a sink for a provider.</summary>
internal sealed class SmtpContractTrial : NetworkTrial
{
    private readonly SmtpSink sink = new(new SmtpSinkOptions { Auth = "PLAIN", Password = "smtp-123456789" });
    private readonly TaskCompletionSource read = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SmtpSender sender;
    private (SmtpSinkStage Stage, SmtpSinkAnswer Answer)? once;

    public SmtpContractTrial(bool impatient)
    {
        sender = new SmtpSender(new ManualClock(), impatient ? SmtpTimeouts.Default with { Total = TimeSpan.FromSeconds(2), Confirmation = TimeSpan.Zero } : SmtpTimeouts.Default);
        sink.Script = Answer;
    }

    public override IChannelSender Sender => sender;

    public override ChannelAccountSettings Account => new(
        Guid.Parse("0195a000-0000-7000-8000-0000000000aa"),
        new Dictionary<string, string>
        {
            ["host"] = "127.0.0.1", ["port"] = sink.Port.ToString(CultureInfo.InvariantCulture), ["security"] = "none", ["user"] = sink.Options.User,
        },
        new Dictionary<string, string> { ["password"] = Secret });

    public override int Taken => (int)sink.Count;

    public override int HandOvers => sink.StepsAt(SmtpSinkStage.Rcpt);

    public override bool TellsRepeats => false;

    public override Task Read => read.Task;

    public override IReadOnlyCollection<string> Violations => sink.Violations;

    public override IReadOnlyList<string> Needed => ["host"];

    public override string Secret => sink.Options.Password;

    public override IReadOnlyList<DocumentedEnd> Ends =>
    [
        End(SmtpSinkStage.Rcpt, "550 5.1.1 User unknown", new SendOutcome.Rejected("550 5.1.1", "User unknown", InvalidAddress: true)),
        End(SmtpSinkStage.Rcpt, "550 5.7.1 Blocked", new SendOutcome.Rejected("550 5.7.1", "Blocked")),
        End(SmtpSinkStage.Rcpt, "452 4.2.2 Mailbox full", new SendOutcome.Deferred("452 4.2.2", "Mailbox full")),
        End(SmtpSinkStage.Body, "554 5.6.0 Bad mail", new SendOutcome.Rejected("554 5.6.0", "Bad mail")),
        End(SmtpSinkStage.Body, "451 4.3.0 Not now", new SendOutcome.Deferred("451 4.3.0", "Not now")),
    ];

    public override ChannelAccountSettings WrongSecret() => Account with { Secrets = new Dictionary<string, string> { ["password"] = "not-the-one" } };

    public override ChannelAccountSettings CutBefore()
    {
        once = (SmtpSinkStage.Greeting, new SmtpSinkAnswer.Cut());
        return Account;
    }

    public override void Disturb(Fault fault) => once = (SmtpSinkStage.Body, fault switch
    {
        Fault.Slow => new SmtpSinkAnswer.Hang(TakesMail: true),
        Fault.Cut => new SmtpSinkAnswer.Cut(TakesMail: true),
        Fault.Half => new SmtpSinkAnswer.SayAndClose("250-2.0.0 ta", TakesMail: true),
        _ => new SmtpSinkAnswer.Say("350 Hm"),
    });

    public override void RefuseWith(string words) => once = (SmtpSinkStage.Rcpt, new SmtpSinkAnswer.Say($"550 5.7.1 {words}"));

    public override IReadOnlyList<OutboundMessage> Messages() => [Letters.Mail(NextId()), Letters.FullMail(NextId()), Letters.PlainMail(NextId())];

    public override Task StopAsync() => sink.StopAsync();

    public override async ValueTask DisposeAsync()
    {
        await sender.DisposeAsync();
        await sink.DisposeAsync();
    }

    public override IReadOnlyList<OutboundMessage> Laden() => [Letters.LadenMail(NextId())];

    public override IEnumerable<string> TakenFiles() => sink.Mails.Select(mail => string.Join(
        ' ', MimeReader.Read(mail.Raw).All().Where(part => part.Has("Content-Disposition")).Select(part => $"{part.FileName}:{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(part.Content))}")));

    protected override OutboundMessage Plain(Guid id) => Letters.Mail(id);

    private DocumentedEnd End(SmtpSinkStage stage, string reply, SendOutcome expected) => new(reply, () => once = (stage, new SmtpSinkAnswer.Say(reply)), expected);

    private SmtpSinkAnswer? Answer(SmtpSinkStep step)
    {
        if (step.Stage == SmtpSinkStage.Body)
        {
            read.TrySetResult();
        }

        if (once is not { } next || next.Stage != step.Stage)
        {
            return null;
        }

        once = null;
        return next.Answer;
    }
}
