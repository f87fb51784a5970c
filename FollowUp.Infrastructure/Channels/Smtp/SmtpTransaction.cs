using System.Globalization;
using FollowUp.Core.Delivery.Channels;

namespace FollowUp.Infrastructure.Channels.Smtp;

/// <summary>Hands one mail over on an open connection, and leaves that in step or marks it broken.</summary>
internal sealed class SmtpTransaction(SmtpConnection connection, SmtpMail mail, SmtpTimeouts timeouts, SmtpDeadline deadline)
{
    /// <summary>
    /// The final dot has left for the network whole: from here on the server may have taken the mail. A write that failed or was
    /// cancelled did not hand its last byte over, and without that byte no server can take the mail.
    /// </summary>
    public bool BodyEnded { get; private set; }

    /// <summary>The server has asked for the body, so part of it may have been sent.</summary>
    public bool EnvelopeTaken { get; private set; }

    /// <exception cref="SmtpException">The server broke the protocol.</exception>
    /// <exception cref="IOException">The connection was lost.</exception>
    /// <exception cref="OperationCanceledException">Time is up, or the caller gave up.</exception>
    public async ValueTask<SendOutcome> RunAsync()
    {
        connection.MarkUsed();
        if (Unfit() is { } unfit)
        {
            return unfit;
        }

        if (await new SmtpEnvelope(connection, mail, timeouts, deadline).SendAsync() is { } refused)
        {
            return refused;
        }

        EnvelopeTaken = true;
        if (deadline.Left < timeouts.Confirmation)
        {
            connection.Broken = true;
            return SmtpOutcomes.Deferred("timeout", "The server took too long to take the addresses; no time was left for the mail.");
        }

        if (await WriteBodyAsync() is { } early)
        {
            return early;
        }

        // All the time that is left: giving up early would turn a slow answer into an uncertain end.
        var reply = await connection.ReadReplyAsync(deadline.Rest());
        return reply.IsSuccess ? new SendOutcome.Accepted(mail.MessageId) : SmtpOutcomes.Refused(reply, SmtpStage.Body);
    }

    /// <summary>Writes the body. A server that has had enough of it may refuse and close before the end: then its words count.</summary>
    private async ValueTask<SendOutcome?> WriteBodyAsync()
    {
        try
        {
            await connection.Stream.WriteAsync(mail.Data, deadline.Rest());
            BodyEnded = true;
            return null;
        }
        catch (IOException)
        {
            connection.Broken = true;
            var reply = await connection.ReadReplyAsync(deadline.Within(timeouts.Command));
            if (reply.Code < 400)
            {
                throw;
            }

            return SmtpOutcomes.Refused(reply, SmtpStage.Body);
        }
    }

    /// <summary>What the server's offer rules out before anything is sent.</summary>
    private SendOutcome.Rejected? Unfit()
    {
        var capabilities = connection.Capabilities;
        if (capabilities.MaxSize is > 0 and var limit && mail.Size > limit)
        {
            return new SendOutcome.Rejected("552 5.3.4", string.Create(CultureInfo.InvariantCulture,
                $"The mail has {mail.Size} bytes; the server takes at most {limit}."));
        }

        return mail.NeedsUtf8 && !capabilities.SmtpUtf8
            ? new SendOutcome.Rejected("553 5.6.7", "An address has letters outside ASCII before the @, and the server does not offer SMTPUTF8.", mail.To.NeedsUtf8)
            : null;
    }
}
