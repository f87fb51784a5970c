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

        var refused = connection.Capabilities.Pipelining ? await EnvelopeInOneWriteAsync() : await EnvelopeStepByStepAsync();
        if (refused is not null)
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

    private async ValueTask<SendOutcome?> EnvelopeInOneWriteAsync()
    {
        var token = deadline.Within(timeouts.Command);
        var reset = connection.NeedsReset;
        if (reset)
        {
            connection.AddCommand("RSET");
        }

        AddMail();
        AddRcpt();
        connection.AddCommand("DATA");
        await connection.WriteCommandsAsync(token);
        if (reset && await ReadResetAsync(token) is { } stuck)
        {
            return stuck;
        }

        var mailReply = await connection.ReadReplyAsync(token);
        if (connection.Broken)
        {
            return SmtpOutcomes.Refused(mailReply, SmtpStage.Mail);
        }

        var rcptReply = await connection.ReadReplyAsync(token);
        if (connection.Broken)
        {
            return SmtpOutcomes.Refused(rcptReply, SmtpStage.Rcpt);
        }

        var dataReply = await connection.ReadReplyAsync(token);
        var refused = !mailReply.IsSuccess ? SmtpOutcomes.Refused(mailReply, SmtpStage.Mail)
            : !rcptReply.IsSuccess ? SmtpOutcomes.Refused(rcptReply, SmtpStage.Rcpt)
            : null;
        if (refused is null)
        {
            return AfterData(dataReply);
        }

        connection.NeedsReset = dataReply.Code != 354;
        if (dataReply.Code == 354)
        {
            await EndEmptyDataAsync(rcptReply.IsSuccess, token);
        }

        return refused;
    }

    /// <summary>
    /// RFC 2920 §3.1: a server may ask for the body although it took no address; the answer is a lone dot.
    /// If it did take the address, the dot would send an empty mail: then the connection is given up.
    /// </summary>
    private async ValueTask EndEmptyDataAsync(bool addressTaken, CancellationToken token)
    {
        if (addressTaken)
        {
            connection.Broken = true;
            return;
        }

        try
        {
            connection.AddCommand(".");
            await connection.WriteCommandsAsync(token);
            await connection.ReadReplyAsync(token);
        }
        catch (Exception exception) when (exception is IOException or SmtpException or OperationCanceledException)
        {
            // The refusal stands, whatever became of the connection.
            connection.Broken = true;
        }
    }

    private async ValueTask<SendOutcome?> EnvelopeStepByStepAsync()
    {
        if (connection.NeedsReset)
        {
            connection.AddCommand("RSET");
            await connection.WriteCommandsAsync(deadline.Within(timeouts.Command));
            if (await ReadResetAsync(deadline.Within(timeouts.Command)) is { } stuck)
            {
                return stuck;
            }
        }

        AddMail();
        var reply = await StepAsync();
        if (!reply.IsSuccess)
        {
            return SmtpOutcomes.Refused(reply, SmtpStage.Mail);
        }

        connection.NeedsReset = true;
        AddRcpt();
        reply = await StepAsync();
        if (!reply.IsSuccess)
        {
            return SmtpOutcomes.Refused(reply, SmtpStage.Rcpt);
        }

        connection.AddCommand("DATA");
        return AfterData(await StepAsync());
    }

    private async ValueTask<SmtpReply> StepAsync()
    {
        var token = deadline.Within(timeouts.Command);
        await connection.WriteCommandsAsync(token);
        return await connection.ReadReplyAsync(token);
    }

    private SendOutcome? AfterData(SmtpReply reply)
    {
        connection.NeedsReset = reply.Code != 354;
        return reply.Code == 354 ? null : SmtpOutcomes.Refused(reply, SmtpStage.Data);
    }

    private async ValueTask<SendOutcome?> ReadResetAsync(CancellationToken token)
    {
        var reply = await connection.ReadReplyAsync(token);
        connection.NeedsReset = false;
        if (reply.IsSuccess)
        {
            return null;
        }

        connection.Broken = true;
        return SmtpOutcomes.Refused(reply, SmtpStage.Reset);
    }

    private void AddMail()
    {
        var commands = connection.Commands;
        commands.Add("MAIL FROM:<"u8);
        commands.Add(mail.From.Wire);
        commands.Add(">"u8);
        if (connection.Capabilities.MaxSize is not null)
        {
            commands.Add(" SIZE="u8);
            commands.Add(mail.Size.ToString(CultureInfo.InvariantCulture));
        }

        if (mail.IsEightBit && connection.Capabilities.EightBitMime)
        {
            commands.Add(" BODY=8BITMIME"u8);
        }

        if (mail.NeedsUtf8)
        {
            commands.Add(" SMTPUTF8"u8);
        }

        commands.Add("\r\n"u8);
    }

    private void AddRcpt()
    {
        connection.Commands.Add("RCPT TO:<"u8);
        connection.Commands.Add(mail.To.Wire);
        connection.Commands.Add(">\r\n"u8);
    }
}
