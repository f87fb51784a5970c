using FollowUp.Core.Delivery.Channels;
using NodaTime;

namespace FollowUp.Infrastructure.Channels.Smtp;

/// <summary>Hands e-mail over to an SMTP server (RFC 5321).</summary>
internal sealed class SmtpSender(IClock clock, SmtpTimeouts timeouts) : IChannelSender, IAsyncDisposable, IDisposable
{
    private readonly SmtpPools pools = new(timeouts);

    public string Provider => "smtp";

    /// <summary>A repeat arrives twice: its Message-ID is the same, but servers do not look.</summary>
    public SenderCapabilities Capabilities => SenderCapabilities.None;

    public async Task<SendOutcome> SendAsync(OutboundMessage message, ChannelAccountSettings account, CancellationToken cancellationToken)
    {
        SmtpSettings settings;
        try
        {
            settings = SmtpSettings.From(account);
        }
        catch (ArgumentException exception)
        {
            return SmtpOutcomes.Deferred("settings", exception.Message);
        }

        SmtpMail mail;
        try
        {
            mail = SmtpMail.Write(message, clock.GetCurrentInstant());
        }
        catch (InvalidToException exception)
        {
            return new SendOutcome.Rejected("address", exception.Message, InvalidAddress: true);
        }
        catch (ArgumentException exception)
        {
            return new SendOutcome.Rejected("message", exception.Message);
        }

        using (mail)
        using (var deadline = new SmtpDeadline(timeouts.Total, cancellationToken))
        {
            return await pools.For(account.AccountId, settings).SendAsync(mail, deadline);
        }
    }

    public ValueTask DisposeAsync() => pools.DisposeAsync();

    /// <summary>For containers that are disposed of synchronously.</summary>
    public void Dispose() => pools.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
