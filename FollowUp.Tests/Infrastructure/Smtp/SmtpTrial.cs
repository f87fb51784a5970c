using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Smtp;
using FollowUp.Tests.Support;
using FollowUp.Tests.Support.Smtp;
using NodaTime;

namespace FollowUp.Tests.Infrastructure.Smtp;

/// <summary>A sender and the sink it sends to.</summary>
internal sealed class SmtpTrial : IAsyncDisposable
{
    /// <summary>Short where a test waits for the end of a limit.</summary>
    public static readonly SmtpTimeouts Impatient = new(
        TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(600), TimeSpan.Zero, TimeSpan.FromSeconds(30));

    public static readonly Instant Now = Instant.FromUtc(2026, 3, 29, 9, 30, 5);

    private readonly Dictionary<string, string> settings = [];
    private readonly Dictionary<string, string> secrets = [];
    private readonly Guid account = Guid.Parse("0195a000-0000-7000-8000-0000000000aa");
    private readonly SmtpMessages messages = new();

    public SmtpTrial(SmtpSinkOptions? options = null, SmtpTimeouts? timeouts = null)
    {
        Sink = new SmtpSink(options);
        Sender = new SmtpSender(new ManualClock(Now), timeouts ?? SmtpTimeouts.Default);
        settings["host"] = "127.0.0.1";
        settings["port"] = Sink.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        settings["security"] = "none";
    }

    public SmtpSink Sink { get; }

    public SmtpSender Sender { get; }

    public ChannelAccountSettings Account => new(account, settings, secrets);

    public SmtpTrial With(string setting, string value)
    {
        (setting == "password" ? secrets : settings)[setting] = value;
        return this;
    }

    /// <summary>Makes the sink do this at every arrival at a stage, or at the given ones only (from 1).</summary>
    public SmtpTrial When(SmtpSinkStage stage, SmtpSinkAnswer answer, params int[] numbers)
    {
        var before = Sink.Script;
        Sink.Script = step => step.Stage == stage && (numbers.Length == 0 || numbers.Contains(step.Number)) ? answer : before?.Invoke(step);
        return this;
    }

    public SmtpTrial WhenSaying(SmtpSinkStage stage, string reply, params int[] numbers) => When(stage, new SmtpSinkAnswer.Say(reply), numbers);

    public Task<SendOutcome> SendAsync(OutboundMessage? message = null, CancellationToken cancellationToken = default) =>
        Sender.SendAsync(message ?? Message(), Account, cancellationToken);

    public OutboundMessage Message(string to = "ann@example.com") => messages.Next(to);

    public async ValueTask DisposeAsync()
    {
        await Sender.DisposeAsync();
        await Sink.DisposeAsync();
    }
}
